import type { ClientErrorKind } from './errors.js';
import type { GrantType } from './oauth.js';

/** What a capture shows, paired into connections, look-ups and handshakes. Client: who sent the first SYN or query. */
interface Ends extends ByHand {
  readonly 'source.ip'?: string;
  readonly 'source.port'?: number;
  readonly 'destination.ip'?: string;
  readonly 'destination.port': number;
}

/** Set where a person tried it with a command (`curl`, `openssl s_client`, `dig`); absent for what the products did. */
interface ByHand {
  readonly 'process.name'?: string;
  /** Name by which the command was told to reach the other side. */
  readonly 'destination.domain'?: string;
}

export interface PacketFacts {
  /** What the capture could see, as its own lines or options say. */
  'capture.settings': {
    readonly 'capture.filter'?: string;
    readonly 'capture.interface'?: string;
    /** VPN of the SD-WAN manager's interface. */
    readonly 'capture.vpn'?: string;
    /** Bytes kept of each packet. */
    readonly 'capture.snap_length'?: number;
    readonly 'capture.dropped'?: number;
  };
  /** One TCP connection (RFC 9293), from what of it the capture holds. */
  'tcp.connection': Ends & {
    readonly 'network.community_id'?: string;
    /** completed; no answer to the SYN; answered by RST; SYN-ACK seen but no ACK; or begun before the capture. */
    readonly 'tcp.handshake': 'completed' | 'unanswered' | 'refused' | 'half-open' | 'mid-stream' | 'failed';
    /** Where a command was told to go on to from here, `ssm.example.com:8443`: the other side is its proxy. */
    readonly 'proxy.destination'?: string;
    /** errno by which a command's connect failed, `EHOSTUNREACH`; `failed` is told where no such word tells how. */
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
    /** The RST's TTL differs from the peer's other packets: a sign of a middlebox. */
    readonly 'tcp.reset.foreign_ttl'?: boolean;
    readonly 'tcp.closed'?: boolean;
    readonly 'tcp.retransmissions'?: number;
    /** Where in the connection the RST stands. */
    readonly 'tcp.reset.after'?: 'syn' | 'handshake' | 'client-data' | 'server-data' | 'fin';
    /** Largest segment (payload bytes) that arrived from the server. */
    readonly 'tcp.largest_from_server'?: number;
    /** Largest segment (payload bytes) of the client that was sent again and never acknowledged. */
    readonly 'tcp.largest_unacknowledged'?: number;
    /** Bytes of the server that never arrived although later ones did. */
    readonly 'tcp.missing_from_server'?: number;
    /** Segments that came later than their place, and repeated ACKs, both ways. */
    readonly 'tcp.out_of_order'?: number;
    readonly 'tcp.duplicate_acks'?: number;
    readonly 'tcp.zero_windows'?: number;
    /** Maximum segment size that each side announced, bytes. */
    readonly 'tcp.mss.client'?: number;
    readonly 'tcp.mss.server'?: number;
    /** Microseconds from client data that the server never answered with data of its own, to the last packet. */
    readonly 'tcp.server_silence'?: number;
    /** Who ended the connection first, by FIN or RST. */
    readonly 'tcp.ended_by'?: 'client' | 'server';
    /** The capture would have shown an answer: it goes on after the question, and no drops are reported. */
    readonly 'capture.answer_observable'?: boolean;
    /** Microseconds from first to last packet. */
    readonly 'event.duration'?: number;
  };
  /** One TLS handshake (RFC 5246, RFC 8446) as far as it is readable without keys. */
  'tls.handshake': Ends & {
    /** `closed`: ended by FIN without an alert; `stalled`: one side waited for the other to the end. */
    readonly 'tls.outcome': 'finished' | 'alert' | 'reset' | 'closed' | 'stalled' | 'unknown';
    readonly 'tls.client.server_name'?: string;
    /** Versions that the client offers, as the Elastic Common Schema writes them: `1.3`, `1.2`. */
    readonly 'tls.client.versions'?: readonly string[];
    /** Chosen by the server, `1.2`. */
    readonly 'tls.version'?: string;
    /** Number of the suite in the registry of IANA, `0xc02f`. */
    readonly 'tls.cipher'?: string;
    /** The client sent more than an alert after the server's certificate: it did not refuse it at once. */
    readonly 'tls.client.continued'?: boolean;
    /** The server answered the ClientHello with something that is not TLS. */
    readonly 'tls.server.plain'?: boolean;
    /** False in TLS 1.3, which encrypts the certificate: nothing can be said of it from a capture. */
    readonly 'tls.server.certificate_visible'?: boolean;
    /** Suites and groups that the client offers, numbers of the registries of IANA. */
    readonly 'tls.client.supported_ciphers'?: readonly string[];
    readonly 'tls.client.groups'?: readonly string[];
    /** Protocols that the client offers by ALPN, and the one that the server took. */
    readonly 'tls.client.alpn'?: readonly string[];
    readonly 'tls.next_protocol'?: string;
    /** The server asked for another hello (RFC 8446 section 4.1.4). */
    readonly 'tls.hello_retry'?: boolean;
    /** Alert number (RFC 8446 section 6) where readable, and its name. */
    readonly 'tls.alert.code'?: number;
    readonly 'tls.alert.name'?: string;
    readonly 'tls.alert.from'?: 'client' | 'server';
    /** What is said was inferred from lengths or order, not read. */
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
    /** Each certificate is signed by the one that follows. */
    readonly 'tls.server.chain_in_order'?: boolean;
    /** Issuer of the last certificate sent: who must be trusted, or is missing. */
    readonly 'tls.server.chain_ends_at'?: string;
    /** The client closed right after the handshake and sent no request, as one does that checks the name only then. */
    readonly 'tls.client.closed_unused'?: boolean;
    /**
     * What a command's own verification of the chain ended with (X509_V_ERR_*: 0 good, 18 self-signed, 20 issuer unknown,
     * 62 other name): by its own trust store, which need not be the manager's.
     */
    readonly 'x509.verify_error'?: number;
    /** The same by the name that the manager's own failure has; absent where the chain is good. */
    readonly 'error.kind'?: ClientErrorKind;
    /** Application data went both ways afterwards. */
    readonly 'tls.application_data'?: boolean;
  };
  'dns.lookup': ByHand & {
    readonly 'source.ip'?: string;
    readonly 'server.ip'?: string;
    readonly 'dns.question.name': string;
    readonly 'dns.question.type'?: string;
    /** Absent where no answer was seen. */
    readonly 'dns.response_code'?: string;
    /** Absent where a command says no more than that it got no address. */
    readonly 'dns.answered'?: boolean;
    /** What the resolver library told a command: `EAI_NONAME` (no such name), `EAI_AGAIN` (no answer, or none of use). */
    readonly 'error.code'?: string;
    /** The same by the name that the manager's own failure has. */
    readonly 'error.kind'?: ClientErrorKind;
    readonly 'dns.resolved_ip'?: readonly string[];
    /** Names that the question was led on to, in order. */
    readonly 'dns.cname'?: readonly string[];
    /** Largest datagram that the server takes, bytes (EDNS, RFC 6891). */
    readonly 'dns.edns.udp_size'?: number;
    /** Absent for UDP. */
    readonly 'network.transport'?: 'tcp';
    /** The answer did not fit into its datagram. */
    readonly 'dns.truncated'?: boolean;
    readonly 'dns.queries': number;
    readonly 'capture.answer_observable'?: boolean;
    readonly 'event.duration'?: number;
  };
  /** An HTTP/1.x exchange in clear. */
  'http.exchange': Ends & {
    readonly 'http.request.method': string;
    readonly 'url.original': string;
    /** The server answered plain HTTP with a TLS record: the port speaks TLS. */
    readonly 'http.response.tls'?: boolean;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.reason'?: string;
    readonly 'http.response.header.server'?: string;
    readonly 'http.response.header.date'?: string;
    readonly 'http.response.header.via'?: string;
    readonly 'http.response.header.proxy_authenticate'?: string;
    readonly 'http.response.header.retry_after'?: string;
    /** Text of the answer, at most its first 2,048 bytes, where it is JSON or text. */
    readonly 'http.response.body.content'?: string;
    readonly 'oauth.grant_type'?: GrantType;
    readonly 'oauth.client.id'?: string;
    readonly 'user.name'?: string;
    /** `ETIMEDOUT`: a command gave up waiting for the answer, or for its end. */
    readonly 'error.code'?: string;
    /** The same by the name that the manager's own failure has. */
    readonly 'error.kind'?: ClientErrorKind;
    /** Microseconds from the request to its answer. */
    readonly 'event.duration'?: number;
  };
  'icmp.error': ByHand & {
    readonly 'source.ip': string;
    readonly 'icmp.type': number;
    readonly 'icmp.code': number;
    readonly 'icmp.mtu'?: number;
    /** The flow of the quoted packet. */
    readonly 'quoted.protocol'?: number;
    readonly 'quoted.source.ip'?: string;
    readonly 'quoted.source.port'?: number;
    readonly 'quoted.destination.ip'?: string;
    readonly 'quoted.destination.port'?: number;
    /** How often the same error came for the same flow. */
    readonly 'icmp.count': number;
  };
}
