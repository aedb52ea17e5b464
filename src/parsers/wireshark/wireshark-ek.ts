import { defineParser, type ByteReader, type Emit, type Head } from '../../core/parser.js';
import { JsonExport } from './json-export.js';

const BEGIN = /^\{"(?:index"\s*:\s*\{"_index"|timestamp"\s*:\s*"\d+"\s*,\s*"layers"\s*:\s*\{)/;

/** Packets in the form of Elasticsearch's bulk interface (`tshark -T ek`), one a line, with or without `-x` or `-e`. */
export default defineParser({
  id: 'wireshark-ek',
  title: 'Packets for Elasticsearch (tshark -T ek)',
  role: 'capture',
  reads: 'bytes',
  discriminator: {
    field: 'layer',
    values: ['frame', 'ip', 'ipv6', 'tcp', 'udp', 'icmp', 'icmpv6', 'dns', 'tls', 'http'],
  },
  recognise: ({ lines }: Head) =>
    lines.slice(0, 2).some((line) => BEGIN.test(line) && /"_index":"packets|"layers"/.test(line)) ? 1 : 0,
  open: (path: string, emit: Emit): ByteReader => new JsonExport(path, emit),
});
