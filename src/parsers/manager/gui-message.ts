import { lineText } from '../../text/lines.js';
import type { Evidence } from '../../core/evidence.js';
import { defineParser, type Emit, type LineReader } from '../../core/parser.js';
import { repairPasted } from '../../text/repair.js';
import { guiMessageFacts, holdsGuiMessage } from './gui-answer.js';

/** Text copied out of the manager's GUI: a line or two, without a time. */
export default defineParser({
  id: 'gui-message',
  title: "Error message copied out of the manager's GUI",
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'message', values: ['Failed to authenticate … {"error": …}'] },
  recognise: (head) =>
    head.lines.length <= 5 && head.lines.some((line) => holdsGuiMessage(repairPasted(line))) ? 0.5 : 0,
  open: (path, emit) => new GuiMessageReader(path, emit),
});

class GuiMessageReader implements LineReader {
  private records = 0;
  private understood = 0;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    if (text.trim() === '') return;
    this.records++;
    const repaired = repairPasted(text);
    if (!holdsGuiMessage(repaired)) return;
    this.understood++;
    const evidence: Evidence = { source: this.path, unit: 'line', number, byteOffset, stamp: null, text };
    this.emit.event('manager.gui-message', guiMessageFacts(text, repaired), {
      stamp: null,
      evidence: [evidence],
    });
  }

  end() {
    return { records: this.records, understood: this.understood, first: null, last: null, host: null };
  }
}
