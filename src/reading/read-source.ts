import { LicAnalyzeError } from '../core/errors.js';
import { errorReason } from '../text/error-reason.js';
import { concatBytes } from '../text/bytes.js';
import { LineSplitter } from '../text/lines.js';
import type { Event } from '../core/event.js';
import type { Notice } from '../core/notice.js';
import type { Reading, Source } from '../core/source.js';
import type { Sha256 } from '../core/platform.js';
import type { ByteParser, Emit, LineReader, MessageParser, Parser } from '../core/parser.js';
import type { ReadSource } from '../core/source.js';
import { BOUNDS } from '../retention/bounds.js';
import { ClassKeys } from '../retention/class-keys.js';
import { KeptEvents } from '../retention/kept-events.js';
import { DENSE } from './clock-observations.js';
import { Collector } from './collector.js';
import { ParserChoice } from './parser-choice.js';
import { JoinedLogs } from './joined-logs.js';
import { MessageReader } from './message-reader.js';
import type { Packets, ReadingOptions } from './reading-options.js';
import { SpareChunks } from './spare-chunks.js';
import { LateReader } from './late-reader.js';
import { nothingUnderstood } from './nothing-understood.js';
import { HEAD_BYTES, headOf, headOfLines } from './recognise.js';

/** Takes the bytes of one source, chunk by chunk. */
interface Intake {
  push(chunk: Uint8Array): void;
  end(): Reading;
}

const NO_BYTES = new Uint8Array(0);

const NOTHING: Reading = { records: 0, understood: 0, first: null, last: null, host: null };

/** Reads one source: recognises it by its begin, then pushes it through its parser. Damage gives notices. */
export async function readSource(source: Source, options: ReadingOptions): Promise<ReadSource> {
  const run = new SourceRun(source, options);
  const spare = new SpareChunks();
  try {
    for await (const chunk of source.open(spare)) {
      run.push(chunk);
      options.onBytes?.(source.path, chunk.byteLength);
      if (run.keepsNoChunk) spare.give(chunk);
    }
  } catch (error) {
    // Only an interruption ends the run; what was read of a source before its bytes failed counts.
    if (error instanceof LicAnalyzeError) throw error;
    run.broken(error);
  }
  return run.finish();
}

/** A source that no parser recognised is only hashed and counted. */
const UNREAD: Intake = { push: () => undefined, end: () => NOTHING };
const UNREAD_LINES: LineReader = { line: () => undefined, end: () => NOTHING };

/** Reads one source, chunk by chunk. */
export class SourceRun {
  private readonly hash: Sha256;
  private readonly head: Uint8Array[] = [];
  private headBytes = 0;
  private bytes = 0;
  private intake: Intake | null = null;
  private parser: Parser | null = null;
  private readonly collector: Collector;
  private readonly kept: KeptEvents;
  private readonly packets: Packets;

  private readonly path: string;
  private readonly choice: ParserChoice;

  constructor(
    private readonly source: Pick<Source, 'path' | 'document' | 'isCopied' | 'placeOf'>,
    private readonly options: ReadingOptions,
  ) {
    this.path = source.path;
    this.hash = options.platform.sha256();
    this.choice = new ParserChoice(options.parsers, options.ownParsers ?? new Set(), this.say);
    const messageParsers = this.choice.all.filter((parser): parser is MessageParser => parser.reads === 'messages');
    const forward: { to: Collector | null } = { to: null };
    this.packets = options.pairPackets(
      {
        event: (kind, facts, seen) => forward.to?.event(kind, facts, seen),
        notice: (code, message, number) => forward.to?.notice(code, message, number),
      },
      options.platform,
    );
    const bounds = options.budget?.next() ?? BOUNDS;
    this.kept = new KeptEvents(new ClassKeys(options.fieldTests ?? new Map()), options.periodOf, bounds);
    this.collector = new Collector(
      source.path,
      messageParsers,
      this.packets,
      this.kept,
      options.onEvent,
      // They take a part of what a source may keep.
      Math.ceil((DENSE * bounds.total) / BOUNDS.total),
    );
    forward.to = this.collector;
  }

  /** True if no part of a chunk is needed after its `push`. */
  get keepsNoChunk(): boolean {
    return (
      this.intake === UNREAD || (this.intake !== null && this.parser?.reads === 'bytes' && this.parser.copies === true)
    );
  }

  push(chunk: Uint8Array): void {
    this.hash.update(chunk);
    this.bytes += chunk.byteLength;
    const { intake } = this;
    if (intake !== null) {
      this.guarded(() => intake.push(chunk));
      return;
    }
    this.head.push(chunk);
    this.headBytes += chunk.byteLength;
    if (this.headBytes >= HEAD_BYTES) this.guarded(() => this.begin());
  }

  /** The bytes ended with an error. */
  broken(error: unknown): void {
    this.say('unreadable', `it cannot be read beyond byte ${String(this.bytes)}: ${errorReason(error)}`);
  }

  finish(): ReadSource {
    if (this.intake === null) this.guarded(() => this.begin());
    const reading = this.guarded(() => this.intake?.end()) ?? NOTHING;
    this.guarded(() => this.packets.end(reading));
    const { events, folded, cited } = this.kept.end();
    this.options.budget?.take(cited);
    if (folded > 0)
      this.say('events-dropped', `${String(folded)} events like others of this source were counted, not kept`);
    const { document, isCopied } = this.source;
    const read = {
      path: this.path,
      ...(document === undefined ? {} : { document }),
      ...(isCopied === undefined ? {} : { isCopied }),
      format: this.parser?.id ?? null,
      role: this.parser?.role ?? 'other',
      host: reading.host ?? hostOf(events),
      bytes: this.bytes,
      sha256: document === undefined ? this.hash.hex() : null,
      reading,
      events,
      observations: this.collector.observations,
      troubles: this.collector.trouble.all(),
      notices: this.notices(),
    };
    return { ...read, notices: [...read.notices, ...nothingUnderstood(read)] };
  }

  /** A parser that throws is a bug: what it found before is kept, and its source gets a notice. */
  private guarded<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      this.intake = UNREAD;
      const who = this.parser === null ? 'recognising it' : `the parser ${this.parser.id}`;
      this.say('parser-failed', `${who} failed, and the rest was not used: ${errorReason(error)}`);
      return null;
    }
  }

  private begin(): void {
    const [only = NO_BYTES, ...more] = this.head;
    const bytes = more.length === 0 ? only : concatBytes(this.head);
    this.head.length = 0;
    this.parser = bytes.length === 0 ? null : this.choice.of(headOf(this.path, bytes));
    this.intake = this.intakeOf(bytes);
    this.intake.push(bytes);
  }

  private intakeOf(begin: Uint8Array): Intake {
    const { parser } = this;
    if (parser === null) return this.openLate(begin);
    try {
      return this.open(parser);
    } catch (error) {
      this.parser = this.choice.insteadOf(parser, error);
      return this.intakeOf(begin);
    }
  }

  /** An unrecognised begin may be one endless line, so text gets a second look after it. */
  private openLate(bytes: Uint8Array): Intake {
    if (bytes.length < HEAD_BYTES || bytes.subarray(0, HEAD_BYTES).includes(0)) return UNREAD;
    const decide = (lines: readonly string[]): LineReader | null => {
      const parser = this.choice.of(headOfLines(this.path, lines));
      if (parser === null || parser.reads === 'bytes') return null;
      this.parser = parser;
      return this.lineReader(parser);
    };
    return new LineSplitter(new LateReader(decide), this.say, this.source.placeOf);
  }

  private readonly say: Emit['notice'] = (code, message, number) => {
    this.collector.notice(code, message, number);
  };

  private lineReader(parser: Exclude<Parser, ByteParser>): LineReader {
    if (parser.reads === 'messages') return new MessageReader(this.path, this.collector, parser);
    const begins = this.choice.all.flatMap((one) => ('begins' in one ? (one.begins ?? []) : []));
    const reader = this.choice.open(
      parser,
      (own) => own.open(this.path, this.collector, this.options.platform),
      (next) => {
        this.parser = next;
        return this.lineReader(next);
      },
    );
    return new JoinedLogs(reader ?? UNREAD_LINES, begins, parser.begins?.log ?? null, this.collector);
  }

  private open(parser: Parser): Intake {
    if (parser.reads !== 'bytes') return new LineSplitter(this.lineReader(parser), this.say, this.source.placeOf);
    const reader = parser.open(this.path, this.collector, this.options.platform);
    return {
      push: (chunk) => {
        reader.bytes(chunk);
      },
      end: () => reader.end(),
    };
  }

  private notices(): readonly Notice[] {
    if (this.bytes === 0) return [{ code: 'empty', source: this.path, message: 'the file is empty' }];
    if (this.parser !== null) return this.collector.notices;
    return [
      ...this.collector.notices,
      { code: 'not-recognised', source: this.path, message: 'no parser recognises its content; it was not used' },
    ];
  }
}

function hostOf(events: readonly Event[]): string | null {
  return events.find(({ host }) => host !== null)?.host ?? null;
}
