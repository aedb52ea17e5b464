import { lineText } from '../../text/lines.js';
import type { Evidence, EvidenceList } from '../../core/evidence.js';
import type { Facts } from '../../core/event.js';
import type { Reading } from '../../core/source.js';
import type { Emit, LineReader } from '../../core/parser.js';
import { repairPasted } from '../../text/repair.js';
import { MICROS_PER_DAY, type Stamp } from '../../core/time.js';
import { exceptionIn, isTraceFact, javaTrace } from '../manager/java-trace.js';
import { wildflyRecord, type WildflyRecord } from './record.js';

type AppServer = Facts['manager.app-server'];

/** Continuation lines read of one record; a Java trace with all causes is shorter. */
const MAX_TRACE_LINES = 400;
/** Messages of WildFly (org.jboss.as, codes WFLYSRV) and of JBoss AS 7 (JBAS), in the same words. */
const CODE = /^((?:WFLY|JBAS)[A-Z]*\d{4,6}):? /;
const ACTIONS: readonly (readonly [RegExp, NonNullable<AppServer['event.action']>])[] = [
  [/\bstarted (?:\(with errors\) )?in \d+ ?ms\b/, 'started'],
  [/\bstopped in \d+ ?ms\b/, 'stopped'],
  [/\bshutdown has been requested\b|\bShutting down in response to\b/, 'stopping'],
  [/ starting$/, 'starting'],
];

interface OpenRecord {
  readonly record: WildflyRecord;
  readonly lines: { readonly text: string; readonly number: number; readonly byteOffset: number }[];
  continued: number;
}

/** Reads a log of the manager's application server: starts, stops and errors, each with its stack trace. */
export class WildflyReader implements LineReader {
  private records = 0;
  private understood = 0;
  private first: Stamp | null = null;
  private last: Stamp | null = null;
  private open: OpenRecord | null = null;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
    private readonly stampAt: (line: string) => Stamp | null,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    const record = wildflyRecord(repairPasted(text), this.stampAt);
    if (record === null) {
      this.continue(text, number, byteOffset);
      return;
    }
    this.close();
    const stamp = this.inLap(record.stamp);
    this.records++;
    this.first ??= stamp;
    this.last = stamp;
    this.open = { record: { ...record, stamp }, lines: [{ text, number, byteOffset }], continued: 0 };
  }

  end(): Reading {
    this.close();
    const { records, understood, first, last } = this;
    return { records, understood, first, last, host: null };
  }

  /** The console's stamps have no date; half a day back is a midnight. */
  private inLap(stamp: Stamp): Stamp {
    if (stamp.date !== null || this.last === null) return stamp;
    const midnight = stamp.timeOfDay < this.last.timeOfDay - MICROS_PER_DAY / 2;
    return { ...stamp, lap: this.last.lap + (midnight ? 1 : 0) };
  }

  private continue(text: string, number: number, byteOffset: number): void {
    if (this.open === null || ++this.open.continued > MAX_TRACE_LINES || !isTraceFact(text)) return;
    this.open.lines.push({ text, number, byteOffset });
  }

  private close(): void {
    if (this.open === null) return;
    const { record, lines } = this.open;
    this.open = null;
    const facts = appServerFacts(
      record,
      lines.slice(1).map(({ text }) => text),
    );
    if (facts['event.code'] !== undefined || isFailure(record)) this.understood++;
    if (facts['event.action'] === undefined && !isFailure(record)) return;
    const at = (line: (typeof lines)[number]): Evidence => ({
      source: this.path,
      unit: 'line',
      stamp: record.stamp,
      ...line,
    });
    const [first, ...rest] = lines.map(at);
    if (first === undefined) return;
    const evidence: EvidenceList = [first, ...rest];
    this.emit.event('manager.app-server', facts, { stamp: record.stamp, evidence });
  }
}

function isFailure({ level }: WildflyRecord): boolean {
  return level === 'ERROR' || level === 'FATAL';
}

function appServerFacts({ level, category, thread, message }: WildflyRecord, trace: readonly string[]): AppServer {
  const { type = exceptionIn(message)?.replace(/^.*\./, ''), message: says, causes } = javaTrace(trace);
  const code = CODE.exec(message)?.[1];
  const action = code === undefined ? undefined : ACTIONS.find(([pattern]) => pattern.test(message))?.[1];
  return {
    'log.level': level,
    'log.logger': category,
    message,
    'process.thread.name': thread,
    ...(code === undefined ? {} : { 'event.code': code }),
    ...(action === undefined ? {} : { 'event.action': action }),
    ...(type === undefined ? {} : { 'error.type': type }),
    ...(says === undefined ? {} : { 'error.message': says }),
    ...(causes.length === 0 ? {} : { 'error.causes': causes }),
  };
}
