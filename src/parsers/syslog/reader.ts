import { lineTexts } from '../../text/line-texts.js';
import type { Evidence } from '../../core/evidence.js';
import type { Reading } from '../../core/source.js';
import type { Emit, LineReader, LineWindow, Seen } from '../../core/parser.js';
import { SilenceKeeper } from '../stamps/silences.js';
import type { Stamp } from '../../core/time.js';
import { withoutColours } from './ansi.js';
import { lostMessages } from './losses.js';
import { payloadOf } from './payload.js';
import { SyslogLines } from './lines.js';
import { copied, PassedStamps, PLAIN_STAMP } from './passed-stamps.js';
import { Origins, PlainMessage } from './plain-message.js';
import type { Envelope, EnvelopeRecord } from './record.js';

/** Words that mark a line as an error, whatever program wrote it. */
const TROUBLE = /\b(?:error|fatal|panic|critical|exception|failed|failure)\b/i;

/** What is changed before it is read, says of other lines, or marks an error: in an unknown text all that matters. */
const SAYS_MORE = new RegExp(
  String.raw`[\x00-\x08\x0b-\x1f]|#0|\\_|&\w+;|&#|\dhttps?://| repeated |messages |${TROUBLE.source}`,
  'i',
);

/**
 * Reads a file of wrapped messages and hands each payload back; a container's output is recognised by content, never by
 * its id.
 */
export class EnvelopeReader implements LineReader {
  private records = 0;
  private understood = 0;
  private lastUnderstood = false;
  private lost: number | null = null;
  private first: Stamp | null = null;
  private last: Stamp | null = null;
  private host: string | null = null;
  private readonly silences = new SilenceKeeper();
  private readonly passed: PassedStamps | null;
  private readonly origins: Origins;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
    private readonly envelope: Envelope,
  ) {
    const { stamps } = envelope;
    this.origins = new Origins(path);
    this.passed = stamps === undefined ? null : new PassedStamps(stamps, (stamp) => this.mark(stamp));
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number, window?: LineWindow): void {
    // The first record names the host.
    if (this.host !== null && window !== undefined && this.passes(start, end, window, number, byteOffset)) return;
    this.passed?.flush();
    const { verbatim, repaired } = lineTexts(block, start, end);
    const record = this.envelope.read(withoutColours(repaired));
    if (record === null) return;
    if (record.stamp !== null) this.mark(record.stamp);
    this.host ??= record.host;
    const { stamp } = record;
    const source = this.path;
    this.take(record, (own) => ({ source, unit: 'line', number, byteOffset, text: verbatim, stamp: own ?? stamp }));
  }

  end(): Reading {
    this.passed?.flush();
    const { records, understood, first, last, host, lost } = this;
    const silences = this.silences.longest();
    return { records, understood, first, last, host, silences, ...(lost === null ? {} : { drops: lost }) };
  }

  private mark(stamp: Stamp): void {
    this.first ??= stamp;
    this.last = stamp;
    this.silences.mark(stamp);
  }

  /** Counts a line that leads to no event, or hands it on to be read later; false if it must be read. */
  private passes(start: number, end: number, window: LineWindow, number: number, byteOffset: number): boolean {
    const text = this.passed === null ? null : window.text(start, end);
    if (this.passed === null || text === null) return false;
    const [at, stop] = [start - window.from, end - window.from];
    const message = this.passed.messageAt(text, at);
    if (message < 0 || message >= stop) return false;
    const skim = this.emit.skim?.(text, message, stop) ?? 'read';
    if (skim === 'read' || (skim === 'unclaimed' && SAYS_MORE.test(text.slice(message, stop)))) return false;
    if (skim === 'outlined') {
      const stamp = this.passed.stampAt(text, at);
      if (stamp === null) return false;
      const origin = this.origins.of(text.slice(at + PLAIN_STAMP, message));
      const line = copied(text.slice(at, stop));
      if (this.emit.defer?.(new PlainMessage(origin, stamp, line, message - at, number, byteOffset)) !== true)
        return false;
    }
    this.records++;
    this.lastUnderstood = skim !== 'unclaimed';
    if (this.lastUnderstood) this.understood++;
    return true;
  }

  private take(record: EnvelopeRecord, evidence: (own: Stamp | null) => Evidence): void {
    const { times, texts, again } = payloadOf(record.message);
    this.records += times;
    if (!again) this.lastUnderstood = this.handOn(record, texts, evidence);
    if (this.lastUnderstood) this.understood += times;
  }

  /** True if a parser knows one of the payload's lines, or it is the log daemon's own. */
  private handOn(
    { stamp, host, program }: EnvelopeRecord,
    texts: readonly string[],
    evidence: (own: Stamp | null) => Evidence,
  ): boolean {
    let known = false;
    for (const text of texts) {
      const lost = lostMessages(text);
      if (lost !== null) this.lost = (this.lost ?? 0) + lost;
      const read = this.emit.message({ text, stamp, host, program, evidence }) || lost !== null;
      if (!read && TROUBLE.test(text)) this.emitTrouble(text, program, { stamp, host, evidence: [evidence(null)] });
      known ||= read;
    }
    return known;
  }

  private emitTrouble(message: string, program: string | null, seen: Seen): void {
    const facts = { 'log.level': 'error', ...(program === null ? {} : { 'log.logger': program }), message };
    this.emit.event('log.trouble', facts, seen);
  }
}

/** Reads a syslog file in any of its forms. */
export class SyslogReader extends EnvelopeReader {
  constructor(path: string, emit: Emit) {
    super(path, emit, new SyslogLines());
  }
}
