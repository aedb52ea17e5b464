import { defineParser } from '../../core/parser.js';
import { isLogText } from '../../text/log-text.js';
import { HarReader } from './reader.js';

/** The begin of an HTTP Archive: `{"log": {` and one of its members (HAR 1.2 section "log"). */
const BEGIN = /^\s*\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment)"\s*:/;

/**
 * HTTP Archive (HAR 1.2) of a browser, Postman, Insomnia, Charles or Fiddler: requests of a person's browser with
 * answers.
 */
export default defineParser({
  id: 'har',
  title: 'HTTP Archive of a browser (HAR)',
  role: 'other',
  reads: 'bytes',
  discriminator: {
    field: 'url.path',
    values: ['/dataservice/*smart-licensing*', '*/oauth/token', '*/api/v*/accounts/*', ':8443/backend/*'],
  },
  recognise: ({ lines }) => (BEGIN.test(lines.slice(0, 20).join('\n')) && !isLogText(lines) ? 1 : 0),
  open: (path, emit) => new HarReader(path, emit),
});
