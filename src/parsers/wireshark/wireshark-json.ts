import { defineParser, type ByteReader, type Emit, type Head } from '../../core/parser.js';
import { isLogText } from '../../text/log-text.js';
import { JsonExport } from './json-export.js';

/** `_source` and `layers` surround each packet in TShark's output. */
const BEGIN = /^(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"_index"\s*:\s*"/;
const LAYERS = /"_source"\s*:\s*\{\s*"layers"\s*:\s*\{/;

/** Packets exported by Wireshark or TShark as JSON (`-T json`, `-T jsonraw`), with or without `-x`, `-j` or `-e`. */
export default defineParser({
  id: 'wireshark-json',
  title: 'Packets as JSON (tshark -T json, Wireshark)',
  role: 'capture',
  reads: 'bytes',
  discriminator: {
    field: 'layer',
    values: ['frame', 'ip', 'ipv6', 'tcp', 'udp', 'icmp', 'icmpv6', 'dns', 'tls', 'http'],
  },
  recognise: ({ lines }: Head) => {
    const text = lines.slice(0, 20).join('\n');
    return BEGIN.test(text) && LAYERS.test(text) && !isLogText(lines) ? 1 : 0;
  },
  open: (path: string, emit: Emit): ByteReader => new JsonExport(path, emit),
});
