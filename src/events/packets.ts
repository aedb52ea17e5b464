import type { ClientErrorKind, RouterErrorKind } from './errors.js';
import type { GrantType } from './oauth.js';

/** Facts of captures, paired into connections, look-ups and handshakes. The client sent the first SYN or query. */
interface Addresses extends ManualCheckFacts {
  readonly 'source.ip'?: string;
  readonly 'source.port'?: number;
  readonly 'destination.ip'?: string;
}

interface Ends extends Addresses {
  readonly 'destination.port': number;
}

/** The program of a manual check (`curl`, `openssl s_client`, `dig`); absent for the products' own traffic. */
interface ManualCheckFacts {
  readonly 'process.name'?: string;
  /** The peer's name in the command. */
  readonly 'destination.domain'?: string;
}

export interface PacketFacts {
  /** What the capture could see, by its own lines or options. */
  'capture.settings': {
    readonly 'capture.filter'?: string;
    readonly 'capture.interface'?: string;
    /** VPN of the SD-WAN manager's interface. */
    readonly 'capture.vpn'?: string;
    /** Bytes kept of each packet. */
    readonly 'capture.snap_length'?: number;
    readonly 'capture.dropped'?: number;
  };
  /** One TCP connection (RFC 9293), as far as captured. */
  'tcp.connection': Ends & {
    readonly 'network.community_id'?: string;
    /** completed; no answer to the SYN; answered by RST; SYN-ACK seen but no ACK; or begun before the capture. */
    readonly 'tcp.handshake': 'completed' | 'unanswered' | 'refused' | 'half-open' | 'mid-stream' | 'failed';
    /** The target of a command, `ssm.example.com:8443`, if the peer is its proxy. */
    readonly 'proxy.destination'?: string;
    /** errno of a command's failed connect, `EHOSTUNREACH`; `failed` if the command does not say why. */
    readonly 'error.code'?: string;
    /** The same by the name that the manager's own failure has. */
    readonly 'error.kind'?: ClientErrorKind;
    readonly 'tcp.syn.count'?: number;
    /** SYN to SYN-ACK, microseconds. */
    readonly 'tcp.rtt'?: number;
    /** Payload bytes each way, retransmissions not counted. */
    readonly 'source.bytes'?: number;
    readonly 'destination.bytes'?: number;
    readonly 'tcp.reset.by'?: 'client' | 'server';
    /** True if the RST's TTL differs from the peer's other packets, a sign of a middlebox. */
    readonly 'tcp.reset.foreign_ttl'?: boolean;
    /** True if the capturing device forwarded no reset: it was printed on its way out alone. */
    readonly 'tcp.reset.not_forwarded'?: boolean;
    readonly 'tcp.closed'?: boolean;
    readonly 'tcp.retransmissions'?: number;
    /** When in the connection the RST came. */
    readonly 'tcp.reset.after'?: 'syn' | 'handshake' | 'client-data' | 'server-data' | 'fin';
    /** Largest segment (payload bytes) that arrived from the server. */
    readonly 'tcp.largest_from_server'?: number;
    /** Largest segment (payload bytes) of the client that was retransmitted and never acknowledged. */
    readonly 'tcp.largest_unacknowledged'?: number;
    /** Who sent a segment again and again that was never acknowledged, up to the end of the capture or connection. */
    readonly 'tcp.hole.from'?: 'client' | 'server';
    /** Its payload bytes, and how often it was sent. */
    readonly 'tcp.hole.bytes'?: number;
    readonly 'tcp.hole.sent'?: number;
    /** Whether the receiver answered afterwards: something that was sent after it arrived. */
    readonly 'tcp.hole.later_arrived'?: boolean;
    /** Bytes of the server that never arrived although later ones did arrive. */
    readonly 'tcp.missing_from_server'?: number;
    /** Segments out of order and repeated ACKs, in both directions. */
    readonly 'tcp.out_of_order'?: number;
    readonly 'tcp.duplicate_acks'?: number;
    readonly 'tcp.zero_windows'?: number;
    /** Maximum segment size that each side announced, bytes. */
    readonly 'tcp.mss.client'?: number;
    readonly 'tcp.mss.server'?: number;
    /** Microseconds from the client's unanswered data to the last packet. */
    readonly 'tcp.server_silence'?: number;
    /** Who ended the connection first, by FIN or RST. */
    readonly 'tcp.ended_by'?: 'client' | 'server';
    /** True if the capture would have shown an answer: it continues after the question, and no drops are reported. */
    readonly 'capture.answer_observable'?: boolean;
    /** Microseconds from first to last packet. */
    readonly 'event.duration'?: number;
  };
  /** One TLS handshake (RFC 5246, RFC 8446), as far as readable without keys. */
  'tls.handshake': Addresses & {
    /** Absent if a person copied only what the command printed after it connected. */
    readonly 'destination.port'?: number;
    /** `closed`: ended by FIN without an alert; `stalled`: one side waited for the other until the end. */
    readonly 'tls.outcome': 'finished' | 'alert' | 'reset' | 'closed' | 'stalled' | 'unknown';
    readonly 'tls.client.server_name'?: string;
    /** Versions offered by the client, in the form of the Elastic Common Schema: `1.3`, `1.2`. */
    readonly 'tls.client.versions'?: readonly string[];
    /** Chosen by the server, `1.2`. */
    readonly 'tls.version'?: string;
    /** Number of the suite in IANA's registry, `0xc02f`. */
    readonly 'tls.cipher'?: string;
    /** True if the client continued after the server's certificate instead of refusing it. */
    readonly 'tls.client.continued'?: boolean;
    /** Whether the server chose from what the client offers (ServerHello); false if it refused the ClientHello itself. */
    readonly 'tls.server.hello'?: boolean;
    /** True if the server asked for a certificate of the client. */
    readonly 'tls.client.certificate_requested'?: boolean;
    /** True if the server's answer to the ClientHello was not TLS. */
    readonly 'tls.server.plain'?: boolean;
    /** False in TLS 1.3, where the certificate is encrypted. */
    readonly 'tls.server.certificate_visible'?: boolean;
    /** Suites and groups offered by the client, numbers in IANA's registries. */
    readonly 'tls.client.supported_ciphers'?: readonly string[];
    readonly 'tls.client.groups'?: readonly string[];
    /** Protocols offered by the client in ALPN, and the server's choice. */
    readonly 'tls.client.alpn'?: readonly string[];
    readonly 'tls.next_protocol'?: string;
    /** True if the server asked for another hello (RFC 8446 section 4.1.4). */
    readonly 'tls.hello_retry'?: boolean;
    /** Alert number (RFC 8446 section 6) if readable, and its name. */
    readonly 'tls.alert.code'?: number;
    readonly 'tls.alert.name'?: string;
    readonly 'tls.alert.from'?: 'client' | 'server';
    /** True if the facts were inferred from lengths or order, not read. */
    readonly 'tls.inferred'?: boolean;
    readonly 'tls.server.subject'?: string;
    readonly 'tls.server.issuer'?: string;
    readonly 'tls.server.not_before'?: string;
    readonly 'tls.server.not_after'?: string;
    readonly 'tls.server.names'?: readonly string[];
    readonly 'tls.server.self_signed'?: boolean;
    /** Type and bits of the server's key, `rsa 2048`. */
    readonly 'tls.server.key'?: string;
    readonly 'tls.server.chain_length'?: number;
    /** True if the next certificate signs each one. */
    readonly 'tls.server.chain_in_order'?: boolean;
    /** Issuer of the last certificate sent, which must be trusted or is missing. */
    readonly 'tls.server.chain_ends_at'?: string;
    /**
     * True if the client closed right after the handshake without a request, like one that checks the name only then.
     */
    readonly 'tls.client.closed_unused'?: boolean;
    /** True if the server ended the connection after the client's request, and sent no answer to it. */
    readonly 'tls.server.closed_unanswered'?: boolean;
    /**
     * Result of a command's own verification of the chain (X509_V_ERR_*: 0 good, 18 self-signed, 20 issuer unknown, 62
     * other name), by its trust store, which may differ from the manager's.
     */
    readonly 'x509.verify_error'?: number;
    /** The same error under the name of the manager's; absent if the chain is good. */
    readonly 'error.kind'?: ClientErrorKind;
    /** True if application data followed in both directions. */
    readonly 'tls.application_data'?: boolean;
  };
  'dns.lookup': ManualCheckFacts & {
    readonly 'source.ip'?: string;
    readonly 'server.ip'?: string;
    readonly 'dns.question.name': string;
    readonly 'dns.question.type'?: string;
    /** Absent if no answer was seen. */
    readonly 'dns.response_code'?: string;
    /** Absent if a command only says that it got no address. */
    readonly 'dns.answered'?: boolean;
    /** The resolver library's error for a command: `EAI_NONAME` (no such name), `EAI_AGAIN` (no usable answer). */
    readonly 'error.code'?: string;
    /** The same by the name that the manager's own failure has. */
    readonly 'error.kind'?: ClientErrorKind;
    readonly 'dns.resolved_ip'?: readonly string[];
    /** Aliases followed for the question, in order. */
    readonly 'dns.cname'?: readonly string[];
    /** Largest datagram that the server accepts, bytes (EDNS, RFC 6891). */
    readonly 'dns.edns.udp_size'?: number;
    /** Absent for UDP. */
    readonly 'network.transport'?: 'tcp';
    /** True if the answer did not fit into its datagram. */
    readonly 'dns.truncated'?: boolean;
    readonly 'dns.queries': number;
    readonly 'capture.answer_observable'?: boolean;
    readonly 'event.duration'?: number;
  };
  /** An unencrypted HTTP/1.x exchange. */
  'http.exchange': Addresses & {
    /** Absent in a proxy's own log. */
    readonly 'destination.port'?: number;
    readonly 'http.request.method': string;
    readonly 'url.original': string;
    /** True if the server answered plain HTTP with a TLS record: the port expects TLS. */
    readonly 'http.response.tls'?: boolean;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.reason'?: string;
    readonly 'http.response.header.server'?: string;
    readonly 'http.response.header.date'?: string;
    readonly 'http.response.header.via'?: string;
    readonly 'http.response.header.proxy_authenticate'?: string;
    readonly 'http.response.header.retry_after'?: string;
    /** The answer's first 2,048 bytes, if it is JSON or text. */
    readonly 'http.response.body.content'?: string;
    readonly 'oauth.grant_type'?: GrantType;
    readonly 'oauth.client.id'?: string;
    readonly 'oauth.client.id.blank'?: 'before' | 'after';
    readonly 'user.name'?: string;
    /** `ETIMEDOUT`: a command gave up waiting for the answer or its end. */
    readonly 'error.code'?: string;
    /** Why there was no answer, or what its page says, by the name that the manager's own failure has. */
    readonly 'error.kind'?: ClientErrorKind;
    /** Microseconds from the request to its answer. */
    readonly 'event.duration'?: number;
  };
  'icmp.error': ManualCheckFacts & {
    readonly 'source.ip': string;
    readonly 'icmp.type': number;
    readonly 'icmp.code': number;
    readonly 'error.kind': RouterErrorKind;
    readonly 'icmp.mtu'?: number;
    /** Flow of the quoted packet; the address that the error was sent to is its source, where a text quotes nothing. */
    readonly 'quoted.protocol'?: number;
    readonly 'quoted.source.ip'?: string;
    readonly 'quoted.source.port'?: number;
    readonly 'quoted.destination.ip'?: string;
    readonly 'quoted.destination.port'?: number;
    /** How often the same error came for the same flow. */
    readonly 'icmp.count': number;
  };
}
