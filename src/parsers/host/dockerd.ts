import { defineParser } from '../../core/parser.js';
import type { Stamp } from '../../core/time.js';
import { isoStamp } from '../stamps/iso.js';
import { ISO_DATE, passedTexts, REST, TIME } from '../../text/passed-texts.js';

/** logrus' text format: `time="2023-01-13T11:17:01.123456789Z" level=info msg="…"`. */
const LINE = /^time="([^"]+)" level=\w+ msg=/;

const PASSES = passedTexts(
  String.raw`time="${ISO_DATE}T${TIME}(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)" level=\w+ msg=${REST}`,
  { hasClock: true },
);

/** Lines of the Docker daemon: harmless for a sync; their stamps carry a zone. */
export default defineParser({
  id: 'dockerd',
  title: 'Docker daemon',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: ['the stamp alone'] },
  initials: 't',
  passes: PASSES,
  claims: (text) => LINE.test(text),
  stamp: dockerStamp,
  read(message, emit) {
    const inner = dockerStamp(message.text);
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence: message.evidence(message.stamp ?? inner) });
  },
});

function dockerStamp(text: string): Stamp | null {
  return isoStamp(LINE.exec(text)?.[1] ?? '');
}
