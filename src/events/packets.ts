/** What a capture shows, paired into connections, look-ups and handshakes. Client: who sent the first SYN or query. */
interface Ends {
  readonly 'source.ip': string;
  readonly 'source.port': number;
  readonly 'destination.ip': string;
  readonly 'destination.port': number;
}

export interface PacketFacts {
  /** One TCP connection (RFC 9293), from what of it the capture holds. */
  'tcp.connection': Ends & {
    readonly 'network.community_id'?: string;
    /** completed; no answer to the SYN; answered by RST; SYN-ACK seen but no ACK; or begun before the capture. */
    readonly 'tcp.handshake': 'completed' | 'unanswered' | 'refused' | 'half-open' | 'mid-stream';
    readonly 'tcp.syn.count': number;
    /** SYN to SYN-ACK, microseconds. */
    readonly 'tcp.rtt'?: number;
    /** Payload bytes each way, retransmissions not counted. */
    readonly 'source.bytes': number;
    readonly 'destination.bytes': number;
    readonly 'tcp.reset.by'?: 'client' | 'server';
    /** The RST's TTL differs from the peer's other packets: a sign of a middlebox. */
    readonly 'tcp.reset.foreign_ttl'?: boolean;
    readonly 'tcp.closed'?: boolean;
    readonly 'tcp.retransmissions': number;
    /** Largest segment (payload bytes) that arrived from the server. */
    readonly 'tcp.largest_from_server': number;
    /** The capture would have shown an answer: it goes on after the question, and no drops are reported. */
    readonly 'capture.answer_observable'?: boolean;
    /** Microseconds from first to last packet. */
    readonly 'event.duration': number;
  };
  /** One TLS handshake (RFC 5246, RFC 8446) as far as it is readable without keys. */
  'tls.handshake': Ends & {
    readonly 'tls.outcome': 'finished' | 'alert' | 'reset' | 'stalled' | 'unknown';
    readonly 'tls.client.server_name'?: string;
    readonly 'tls.version'?: string;
    readonly 'tls.cipher'?: string;
    /** Alert number (RFC 8446 section 6) where readable. */
    readonly 'tls.alert.code'?: number;
    readonly 'tls.alert.from'?: 'client' | 'server';
    /** What is said was inferred from lengths or order, not read. */
    readonly 'tls.inferred'?: boolean;
    readonly 'tls.server.subject'?: string;
    readonly 'tls.server.issuer'?: string;
    readonly 'tls.server.not_before'?: string;
    readonly 'tls.server.not_after'?: string;
    readonly 'tls.server.names'?: readonly string[];
    readonly 'tls.server.self_signed'?: boolean;
    readonly 'tls.server.chain_length'?: number;
    /** Application data went both ways afterwards. */
    readonly 'tls.application_data'?: boolean;
  };
  'dns.lookup': {
    readonly 'source.ip': string;
    readonly 'server.ip': string;
    readonly 'dns.question.name': string;
    readonly 'dns.question.type'?: string;
    /** Absent where no answer was seen. */
    readonly 'dns.response_code'?: string;
    readonly 'dns.answered': boolean;
    readonly 'dns.resolved_ip'?: readonly string[];
    readonly 'dns.queries': number;
    readonly 'capture.answer_observable'?: boolean;
    readonly 'event.duration'?: number;
  };
  /** An HTTP/1.x exchange in clear. */
  'http.exchange': Ends & {
    readonly 'http.request.method': string;
    readonly 'url.original': string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.reason'?: string;
    readonly 'http.response.header.server'?: string;
    readonly 'http.response.header.date'?: string;
    readonly 'http.response.body.content'?: string;
  };
  'icmp.error': {
    readonly 'source.ip': string;
    readonly 'icmp.type': number;
    readonly 'icmp.code': number;
    readonly 'icmp.mtu'?: number;
    /** The flow of the quoted packet. */
    readonly 'quoted.source.ip'?: string;
    readonly 'quoted.destination.ip'?: string;
    readonly 'quoted.destination.port'?: number;
  };
}
