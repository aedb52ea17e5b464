import { lineText } from '../core/lines.js';
import type { Evidence } from '../core/model.js';
import { oauthBody } from '../core/oauth.js';
import { defineParser, type Emit, type LineReader } from '../core/parser.js';
import { repairPasted } from '../core/repair.js';

/** The manager's GUI message of a refused license account, and the JSON that it embeds. */
const MESSAGE =
  /(?:Failed to authenticate|Smart Account).*?(?:\buser\b\s*-?\s*'(?<user>[^']+)')?[.:]?\s*(?<body>\{.*)$/;

/** Text copied out of the manager's GUI: a line or two, without a time. */
export default defineParser({
  id: 'gui-message',
  title: "Error message copied out of the manager's GUI",
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'message', values: ['Failed to authenticate … {"error": …}'] },
  recognise: (head) =>
    head.lines.length <= 5 && head.lines.some((line) => MESSAGE.test(repairPasted(line))) ? 0.5 : 0,
  open: (path, emit) => new GuiMessageReader(path, emit),
});

class GuiMessageReader implements LineReader {
  private records = 0;
  private understood = 0;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  line(block: Buffer, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    if (text.trim() === '') return;
    this.records++;
    const found = MESSAGE.exec(repairPasted(text));
    const body = found?.groups?.['body'];
    if (body === undefined) return;
    this.understood++;
    const evidence: Evidence = { source: this.path, unit: 'line', number, byteOffset, stamp: null, text };
    this.emit.event('manager.gui-message', messageFacts(text, body, found?.groups?.['user']), {
      stamp: null,
      evidence: [evidence],
    });
  }

  end() {
    return { records: this.records, understood: this.understood, first: null, last: null, host: null };
  }
}

function messageFacts(message: string, body: string, user: string | undefined) {
  const read = oauthBody(body, body.trimEnd().endsWith('}'));
  return {
    message,
    ...(read.error === undefined ? {} : { 'oauth.error': read.error }),
    ...(read.prefix === undefined ? {} : { 'oauth.error.prefix': read.prefix }),
    ...(user === undefined ? {} : { 'user.name': user }),
  };
}
