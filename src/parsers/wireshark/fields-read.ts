/** Fields that are read; a dissection has ten times as many. */
const FIELDS_READ =
  /^(?:frame_(?:number|time|len$|cap_len|encap|protocols|raw)|ip_(?:src$|dst$|ttl|proto$|len$|version$|frag_offset)|ipv6_(?:src$|dst$|hlim|nxt|plen|version$)|eth$|sll$|null$|ppp$|raw$|chdlc$|sll_raw$|ip$|ipv6$|tcp$|udp$|icmpv?6?$|tcp_(?:srcport|dstport|len$|seq$|seq_raw|ack$|ack_raw|hdr_len|flags|window_size|payload|segment_data|options_(?:mss_val|wscale_shift|sack_perm|timestamp_ts)|stream$)|udp_(?:srcport|dstport|length$|payload)|icmp_(?:type|code|mtu)|icmpv6_(?:type|code|mtu)|dns_|tls_|http_|urlencoded-form_|_ws_)/;

/** Whether a field of that canonical name is read. */
export const isFieldRead = (name: string): boolean => FIELDS_READ.test(name);
