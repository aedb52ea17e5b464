/** A layer that is read from the details; it may be inside another if an ICMP error quotes it. */
export type Layer =
  'frame' | 'ip' | 'ipv6' | 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'dns' | 'tls' | 'http' | 'form' | 'text';

const LAYERS: readonly (readonly [RegExp, Layer])[] = [
  [/^Internet Protocol Version 4(?:,|$)/, 'ip'],
  [/^Internet Protocol Version 6(?:,|$)/, 'ipv6'],
  [/^Transmission Control Protocol(?:,|$)/, 'tcp'],
  [/^User Datagram Protocol(?:,|$)/, 'udp'],
  [/^Internet Control Message Protocol v6$/, 'icmpv6'],
  [/^Internet Control Message Protocol$/, 'icmp'],
  [/^Domain Name System \(/, 'dns'],
  [/^(?:Transport Layer Security|Secure Sockets Layer)$/, 'tls'],
  [/^Hypertext Transfer Protocol$/, 'http'],
  [/^HTML Form URL Encoded/, 'form'],
  [/^Line-based text data/, 'text'],
];

/** The layer that a line begins; null for any other line. */
export function layerOf(text: string): Layer | null {
  return LAYERS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

type Labels = Readonly<Record<string, string>>;

/** Fields by their labels in versions 2 to 4, in lower case because versions differ in case. */
export const LABELS: Readonly<Record<'frame' | 'ip' | 'ipv6' | 'tcp' | 'udp' | 'icmp' | 'icmpv6', Labels>> = {
  frame: {
    'arrival time': 'frame_time',
    'utc arrival time': 'frame_time_utc',
    'epoch time': 'frame_time_epoch',
    'epoch arrival time': 'frame_time_epoch',
    'time since reference or first frame': 'frame_time_relative',
    'frame number': 'frame_number',
    'frame length': 'frame_len',
    'capture length': 'frame_cap_len',
    'encapsulation type': 'frame_encap_type',
    'protocols in frame': 'frame_protocols',
  },
  ip: {
    'total length': 'ip_len',
    'time to live': 'ip_ttl',
    protocol: 'ip_proto',
    'fragment offset': 'ip_frag_offset',
    'source address': 'ip_src',
    source: 'ip_src',
    'destination address': 'ip_dst',
    destination: 'ip_dst',
  },
  ipv6: {
    'payload length': 'ipv6_plen',
    'hop limit': 'ipv6_hlim',
    'next header': 'ipv6_nxt',
    'source address': 'ipv6_src',
    source: 'ipv6_src',
    'destination address': 'ipv6_dst',
    destination: 'ipv6_dst',
  },
  tcp: {
    'source port': 'tcp_srcport',
    'destination port': 'tcp_dstport',
    'tcp segment len': 'tcp_len',
    'sequence number': 'tcp_seq',
    'sequence number (raw)': 'tcp_seq_raw',
    'acknowledgment number': 'tcp_ack',
    'acknowledgment number (raw)': 'tcp_ack_raw',
    'header length': 'tcp_hdr_len',
    flags: 'tcp_flags',
    window: 'tcp_window_size_value',
    'window size value': 'tcp_window_size_value',
    'mss value': 'tcp_options_mss_val',
    'shift count': 'tcp_options_wscale_shift',
    'tcp sack permitted option': 'tcp_options_sack_perm',
    'timestamp value': 'tcp_options_timestamp_tsval',
    'timestamp echo reply': 'tcp_options_timestamp_tsecr',
  },
  udp: { 'source port': 'udp_srcport', 'destination port': 'udp_dstport', length: 'udp_length' },
  icmp: { type: 'icmp_type', code: 'icmp_code', 'mtu of next hop': 'icmp_mtu' },
  icmpv6: { type: 'icmpv6_type', code: 'icmpv6_code', mtu: 'icmpv6_mtu' },
};

/** Fields with their number in brackets after the name: `TCP (6)`, `https (443)`, `Destination Unreachable (1)`. */
export const NAMED: ReadonlySet<string> = new Set([
  ...['ip_proto', 'ipv6_nxt', 'tcp_srcport', 'tcp_dstport', 'udp_srcport', 'udp_dstport'],
  ...['icmpv6_type', 'icmpv6_code', 'tls_record_content_type', 'tls_record_opaque_type', 'tls_record_version'],
  ...['tls_handshake_type', 'tls_handshake_version', 'tls_handshake_ciphersuite', 'tls_handshake_extension_type'],
  ...['tls_handshake_extensions_supported_group', 'tls_handshake_extensions_supported_version'],
  ...['tls_alert_message_level', 'tls_alert_message_desc'],
]);

/** Labels inside a hello's extension. */
export const HELLO_LABELS: Labels = {
  'server name': 'tls_handshake_extensions_server_name',
  'supported version': 'tls_handshake_extensions_supported_version',
  'supported group': 'tls_handshake_extensions_supported_group',
  'alpn next protocol': 'tls_handshake_extensions_alpn_str',
};

/** Labels of TLS by depth, because `Length` may be a record's, a message's or an extension's. */
export const TLS_LABELS: Readonly<Record<number, Labels>> = {
  2: {
    'content type': 'tls_record_content_type',
    'opaque type': 'tls_record_opaque_type',
    version: 'tls_record_version',
    length: 'tls_record_length',
  },
  3: {
    'handshake type': 'tls_handshake_type',
    length: 'tls_handshake_length',
    version: 'tls_handshake_version',
    random: 'tls_handshake_random',
    'session id length': 'tls_handshake_session_id_length',
    'cipher suite': 'tls_handshake_ciphersuite',
    'compression methods length': 'tls_handshake_comp_methods_length',
    'extensions length': 'tls_handshake_extensions_length',
    level: 'tls_alert_message_level',
    description: 'tls_alert_message_desc',
  },
  4: { ...HELLO_LABELS, 'cipher suite': 'tls_handshake_ciphersuite', certificate: 'tls_handshake_certificate' },
};
