import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** The fields that say most, by their bytes. */
const RAW_FIELDS =
  'frame.number frame.time_epoch frame.len ip.src ip.dst ipv6.src ipv6.dst ip.proto ip.ttl ip.len tcp.srcport ' +
  'tcp.dstport tcp.flags tcp.seq_raw tcp.ack_raw tcp.len tcp.window_size_value tcp.options.mss_val udp.srcport ' +
  'udp.dstport udp.payload tcp.payload icmp.type icmp.code icmp.mtu icmpv6.type icmpv6.code';

/** Fields as people choose them: what Wireshark made of the packets, and no bytes. */
const CHOSEN_FIELDS =
  'frame.number frame.time ip.src ip.dst ipv6.src ipv6.dst tcp.srcport tcp.dstport tcp.flags tcp.seq tcp.ack tcp.len ' +
  'udp.srcport udp.dstport dns.id dns.flags.response dns.flags.rcode dns.qry.name dns.qry.type dns.resp.name ' +
  'dns.resp.type dns.a dns.aaaa dns.cname icmp.type icmp.code tls.record.content_type tls.record.opaque_type ' +
  'tls.record.length tls.handshake.type tls.handshake.length tls.handshake.extensions_server_name ' +
  'tls.handshake.version tls.alert_message.level tls.alert_message.desc tls.handshake.certificate ' +
  'http.request.method http.request.uri http.response.code _ws.col.Info';

const fields = (names: string, ...form: readonly string[]): readonly string[] => [
  ...['-T', 'fields', '-E', 'header=y'],
  ...form.flatMap((option) => ['-E', option]),
  ...names.split(' ').flatMap((name) => ['-e', name]),
];

/** Exports by the end of their file's name, with TShark's options for them. */
export const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  'list.txt': [],
  'list-ad.txt': ['-t', 'ad'],
  'list-a.txt': ['-t', 'a'],
  'list-d.txt': ['-t', 'd'],
  'list-e.txt': ['-t', 'e'],
  'list-x.txt': ['-x'],
  psml: ['-t', 'ad', '-T', 'psml'],
  'details.txt': ['-V'],
  'details-x.txt': ['-V', '-x'],
  json: ['-T', 'json'],
  'raw.json': ['-T', 'jsonraw'],
  ek: ['-T', 'ek'],
  pdml: ['-T', 'pdml'],
  'fields.tsv': fields(RAW_FIELDS),
  'fields2.csv': fields(CHOSEN_FIELDS, 'separator=,', 'quote=d'),
};

/** First line of `tshark --version`; null where there is none. */
export function tsharkVersion(): string | null {
  const { status, stdout } = spawnSync('tshark', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
}

/** Exports a capture in UTC, unless that was done before; what TShark could read of a damaged one is kept. */
export function exportCapture(capture: string, options: readonly string[], path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.half`;
  const out = openSync(half, 'w');
  const env = { ...process.env, TZ: 'UTC' };
  spawnSync('tshark', ['-n', '-r', capture, ...options], { stdio: ['ignore', out, 'ignore'], env, timeout: 120_000 });
  closeSync(out);
  renameSync(half, path);
}
