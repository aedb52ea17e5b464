import { hexText } from '../../text/bytes.js';
import { utf8 } from '../../text/text-chunks.js';
import { CertificateLines } from './certificate-lines.js';
import { HELLO_LABELS, LABELS, layerOf, NAMED, TLS_LABELS, type Layer } from './details-labels.js';
import { Dissection, numberIn } from './fields.js';
import { HexLines } from './hex-lines.js';

/** A packet in the details, with the bytes that `-x` prints below it. */
export interface PacketShown {
  readonly dissection: Dissection;
  readonly bytes: Uint8Array | null;
}

const LINE = /^( {0,200})(?:[01. ]{1,80} = )?\[?(.*?)\]?$/;
const LABELLED = /^([^:]+): (.*)$/;
const FORM_ITEM = /^Form item: "(.{0,200}?)" = "(.*)"$/;
const SECTIONS: ReadonlySet<string> = new Set([
  'Queries',
  'Answers',
  'Authoritative nameservers',
  'Additional records',
]);

/** Turns the lines of one packet's details into fields, by layer, depth and label. */
export class DetailsLines {
  readonly #dissection = new Dissection();
  readonly #hex = new HexLines();
  #layer: Layer | null = 'frame';
  /** Depth of the layer's own line; a packet quoted by an ICMP error is deeper. */
  #base = 0;
  #section = '';
  #extensionLength = '0';
  #certificate: CertificateLines | null = null;
  #certificateDepth = 0;
  #body = '';

  line(verbatim: string): void {
    if (this.#hex.line(verbatim)) return;
    const [, indent = '', text = ''] = LINE.exec(verbatim) ?? [];
    const depth = indent.length / 4;
    if (/^(?:Packet size limited during capture|Malformed Packet)/.test(text)) this.#add('_ws_short', '1');
    if (this.#beginsLayer(depth, text)) return;
    this.#inLayer(depth - this.#base, text, verbatim);
  }

  end(): PacketShown {
    this.#endCertificate();
    if (this.#body !== '') this.#add('http_file_data', this.#body);
    const length = numberIn(this.#dissection.first('frame_cap_len', 'frame_len'));
    const bytes = length === null ? null : this.#hex.dump(length);
    if (bytes === null) this.#dataBytes();
    return { dissection: this.#dissection, bytes };
  }

  /** Undissected data is dumped even without `-x`. */
  #dataBytes(): void {
    const length = numberIn(this.#dissection.last('tcp_len'));
    const data = length === null ? null : this.#hex.dump(length);
    if (data !== null) this.#add('tcp_payload', hexText(data));
  }

  #add(name: string, value: string): void {
    this.#dissection.add(name, value);
  }

  #beginsLayer(depth: number, text: string): boolean {
    const layer = layerOf(text);
    if (layer === null && depth > 0) return false;
    if (depth > 0 && (this.#layer === 'text' || this.#layer === 'http')) return false;
    this.#endCertificate();
    this.#layer = layer;
    this.#base = depth;
    this.#section = '';
    if (layer !== null) this.#add(layer, '');
    return true;
  }

  #inLayer(depth: number, text: string, verbatim: string): void {
    switch (this.#layer) {
      case null:
        return;
      case 'dns':
        this.#dns(text);
        return;
      case 'tls':
        this.#tls(depth, text);
        return;
      case 'http':
        if (depth === 1) this.#http(verbatim.trim());
        return;
      case 'form':
        this.#form(text);
        return;
      case 'text':
        this.#body += bodyLine(verbatim);
        return;
      default:
        this.#labelled(LABELS[this.#layer], text);
    }
  }

  #labelled(labels: Readonly<Record<string, string>>, text: string): void {
    const [, label = text, value = '1'] = LABELLED.exec(text) ?? [];
    const name = labels[label.toLowerCase()];
    if (name === undefined) return;
    // The first counts, because an option or a calculated value may have the same label.
    const again = name !== 'tls_handshake_ciphersuite' && !name.includes('extensions_') && !name.startsWith('tls_');
    if (again && this.#isStated(name)) return;
    this.#add(name, valueOf(name, value));
  }

  /** Whether the field was stated since the layer began. */
  #isStated(name: string): boolean {
    const { fields } = this.#dissection;
    const from = fields.findLastIndex((field) => field.name === this.#layer);
    return fields.slice(from + 1).some((field) => field.name === name);
  }

  #dns(text: string): void {
    if (SECTIONS.has(text)) this.#section = text;
    const [, label = '', value = ''] = LABELLED.exec(text) ?? [];
    const inAnswers = this.#section !== '' && this.#section !== 'Queries';
    const name = inAnswers ? ANSWER[label] : this.#section === 'Queries' ? QUERY[label] : MESSAGE[label];
    if (name !== undefined) this.#add(name, value);
  }

  #tls(depth: number, text: string): void {
    if (this.#certificate !== null && depth > this.#certificateDepth) {
      this.#certificate.line(text);
      return;
    }
    this.#endCertificate();
    if (/^Handshake Protocol: .*\(fragment\)|^Reassembled Handshake Message in frame/.test(text))
      this.#add('tls_handshake_fragment', '1');
    const extension = /^Extension: .*\(len=(\d+)\)/.exec(text)?.[1];
    if (extension !== undefined) this.#extensionLength = extension;
    const [, label = '', value = ''] = LABELLED.exec(text) ?? [];
    if (depth === 4 && label === 'Type') {
      this.#add('tls_handshake_extension_type', valueOf('tls_handshake_extension_type', value));
      this.#add('tls_handshake_extension_len', this.#extensionLength);
      return;
    }
    this.#labelled(TLS_LABELS[depth] ?? HELLO_LABELS, text);
    if (label === 'Certificate' && depth >= 4) {
      this.#certificate = new CertificateLines();
      this.#certificateDepth = depth;
    }
  }

  #endCertificate(): void {
    const der = this.#certificate?.end() ?? null;
    this.#certificate = null;
    if (der !== null) this.#add('x509_rebuilt', hexText(der));
  }

  #http(text: string): void {
    const isFirst = !this.#isStated('http_first_line');
    if (!/\\[rn]$/.test(text)) return;
    this.#add(isFirst ? 'http_first_line' : 'http_request_line', unescapedEnd(text));
  }

  #form(text: string): void {
    const [, key, value] = FORM_ITEM.exec(text) ?? [];
    if (key === undefined || value === undefined) return;
    this.#add('urlencoded-form_key', key);
    this.#add('urlencoded-form_value', value);
  }
}

const MESSAGE: Readonly<Record<string, string>> = {
  'Transaction ID': 'dns_id',
  Flags: 'dns_flags',
  'Answer RRs': 'dns_count_answers',
};
const QUERY: Readonly<Record<string, string>> = { Name: 'dns_qry_name', Type: 'dns_qry_type' };
const ANSWER: Readonly<Record<string, string>> = {
  Name: 'dns_resp_name',
  Type: 'dns_resp_type',
  Address: 'dns_a',
  'AAAA Address': 'dns_aaaa',
  CNAME: 'dns_cname',
  'UDP payload size': 'dns_rr_udp_payload_size',
  'Higher bits in extended RCODE': 'dns_resp_ext_rcode',
};

/** The number from its words; the address from `name (address)`. */
function valueOf(name: string, text: string): string {
  if (/^(?:ip|ipv6)_(?:src|dst)$/.test(name)) return /\(([\d.]+|[\da-f:.]+)\)$/i.exec(text)?.[1] ?? text;
  if (NAMED.has(name)) return /\((0x[\da-f]+|\d+)\)$/i.exec(text)?.[1] ?? text;
  if (name === 'tcp_hdr_len') return /^\d+/.exec(text)?.[0] ?? text;
  if (name === 'frame_time_epoch') return text.replace(/ seconds?$/, '');
  if (name === 'tls_handshake_certificate') return /^([\da-f]+)(?: |$)/i.exec(text)?.[1] ?? '';
  if (name === 'tls_handshake_random') return /^[\da-f]+/i.exec(text)?.[0] ?? '';
  return text;
}

/** The details escape line ends. */
const bodyLine = (text: string): string =>
  text.replace(/^ {4}/, '').replace(/(\\r)?\\n$/, (_, cr: string | undefined) => (cr === undefined ? '\n' : '\r\n'));

const unescapedEnd = (text: string): string => utf8(text.replace(/(?:\\r)?\\n$/, ''));
