import { pick } from '../../core/pick.js';
import type { Evidence, EvidenceList } from '../../core/evidence.js';
import type { Facts } from '../../core/event.js';
import type { Reading } from '../../core/source.js';
import type { Emit, LineReader } from '../../core/parser.js';
import { latin1Text } from '../../text/bytes.js';
import { lineText } from '../../text/lines.js';
import { lineTexts } from '../../text/line-texts.js';
import { SilenceKeeper } from '../stamps/silences.js';
import type { Stamp } from '../../core/time.js';
import { recordHeader, type RecordHeader } from './header.js';
import { exceptionIn, isTraceFact, javaTrace, type JavaTrace } from './java-trace.js';
import { messageFacts } from './message.js';
import { isProxyFrame } from '../../license/proxy-use.js';
import { managerStamp } from './stamp.js';
import { LoggerTable } from './loggers.js';

/** Continuation lines read of one record; a Java trace with all causes is shorter. */
const MAX_TRACE_LINES = 400;
/** The stamp is within this many bytes of a record. */
const STAMP_BYTES = 48;
/** Bytes of a stamp up to its minute, `13-Jan-2023 11:59`. */
const MINUTE_BYTES = 17;
/** The tenant of a manager that has no others, and the provider's own where it has. */
const DEFAULT_TENANT = 'default';

interface OpenRecord {
  readonly text: string;
  /** The text as it was before pasting. */
  readonly repaired: string;
  readonly number: number;
  readonly byteOffset: number;
  readonly trace: { readonly text: string; readonly number: number; readonly byteOffset: number }[];
  lines: number;
}

/** Reads vmanage-server.log: one look-up of its class per line, and only the license path in full. */
export class ManagerLogReader implements LineReader {
  private readonly loggers = new LoggerTable();
  private readonly lastHead = new Uint8Array(STAMP_BYTES);
  private lastHeadLength = 0;
  private records = 0;
  private understood = 0;
  private first: Stamp | null = null;
  private host: string | null = null;
  private readonly silences = new SilenceKeeper();
  private readonly minute = new Uint8Array(MINUTE_BYTES);
  private kept: OpenRecord | null = null;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    if (!startsRecord(block, start, end)) {
      if (this.kept !== null) this.continue(this.kept, lineText(block, start, end), number, byteOffset);
      return;
    }
    if (this.kept !== null) this.close(this.kept);
    this.records++;
    this.markMinute(block, start, end);
    this.lastHeadLength = Math.min(end - start, STAMP_BYTES);
    for (let at = 0; at < this.lastHeadLength; at++) this.lastHead[at] = block[start + at] ?? 0;
    if (this.first === null) this.begin(lineTexts(block, start, end).repaired);
    if (this.loggers.keeps(block, start, end)) {
      const { verbatim, repaired } = lineTexts(block, start, end);
      this.kept = { text: verbatim, repaired, number, byteOffset, trace: [], lines: 0 };
    } else if (isError(block, start, end)) this.emitTrouble(lineText(block, start, end), number, byteOffset);
  }

  end(): Reading {
    if (this.kept !== null) this.close(this.kept);
    const last = managerStamp(latin1Text(this.lastHead.subarray(0, this.lastHeadLength)));
    const silences = this.silences.longest();
    return { records: this.records, understood: this.understood, first: this.first, last, host: this.host, silences };
  }

  /** Parses the first stamp of each minute only: parsing all would cost more than all the rest. */
  private markMinute(block: Uint8Array, start: number, end: number): void {
    if (this.isSameMinute(block, start)) return;
    this.minute.set(block.subarray(start, Math.min(end, start + MINUTE_BYTES)));
    const stamp = managerStamp(latin1Text(block.subarray(start, Math.min(end, start + STAMP_BYTES))));
    if (stamp !== null) this.silences.mark(stamp);
  }

  /** Compares from the end, where stamps differ first; every record is long enough. */
  private isSameMinute(block: Uint8Array, start: number): boolean {
    let at = MINUTE_BYTES - 1;
    while (at >= 0 && this.minute[at] === block[start + at]) at--;
    return at < 0;
  }

  /** Emits an error of a class that is not parsed: it may explain a failure nearby. */
  private emitTrouble(text: string, number: number, byteOffset: number): void {
    const header = recordHeader(text);
    const stamp = managerStamp(text);
    if (header === null || stamp === null) return;
    const evidence: EvidenceList = [{ source: this.path, unit: 'line', number, byteOffset, stamp, text }];
    const facts = { 'log.level': header.level, 'log.logger': header.logger, message: header.message };
    this.emit.event('log.trouble', facts, { stamp, evidence, host: header.host });
  }

  private begin(text: string): void {
    this.first = managerStamp(text);
    this.host = recordHeader(text)?.host ?? null;
  }

  private continue(record: OpenRecord, text: string, number: number, byteOffset: number): void {
    record.lines++;
    if (record.lines <= MAX_TRACE_LINES && isTraceFact(text)) record.trace.push({ text, number, byteOffset });
  }

  private close(record: OpenRecord): void {
    this.kept = null;
    const stamp = managerStamp(record.repaired);
    const header = recordHeader(record.repaired);
    if (stamp === null || header === null) return;
    this.understood++;
    const evidence = this.evidence(record, stamp);
    const seen = { stamp, evidence, host: header.host };
    if (header.logger === 'ServerInfo') {
      const version = releaseIn(header.message);
      if (version !== undefined) this.emit.event('manager.release', { 'service.version': version }, seen);
      return;
    }
    if (IS_PROXY_SETTING.test(header.logger)) {
      // What is set for all calls is no line of a sync, though its thread may be the one that makes the next.
      const proxy = pick(messageFacts(header.message, 'INFO'), ['proxy.address', 'proxy.port']);
      if (proxy['proxy.address'] !== undefined) this.emit.event('host.network-settings', proxy, seen);
      return;
    }
    this.emit.event('manager.license-log', licenseLog(header, record), seen);
  }

  private evidence(record: OpenRecord, stamp: Stamp): EvidenceList {
    const at = (line: { readonly text: string; readonly number: number; readonly byteOffset: number }): Evidence => ({
      source: this.path,
      unit: 'line',
      number: line.number,
      byteOffset: line.byteOffset,
      stamp,
      text: line.text,
    });
    return [at(record), ...record.trace.map(at)];
  }
}

const IS_PROXY_SETTING = /Proxy(?:Server)?(?:Setting|Config)/;

/** A release at the very end may be cut (20.1 of 20.12); there it counts only with its maintenance number. */
function releaseIn(message: string): string | undefined {
  const [, version, rest] =
    /\bversion\s{0,20}[:=]?\s{0,20}v?(\d{1,9}(?:\.\d{1,9}){1,3}[a-z]?)\b(.*)$/is.exec(message) ?? [];
  const isWhole = /[^.]/.test(rest ?? '') || /\..*\./.test(version ?? '');
  return isWhole ? version : undefined;
}

/** `d-` or `dd-` and a letter: the begin of a record; anything else continues the previous one. */
function startsRecord(block: Uint8Array, start: number, end: number): boolean {
  if (end - start < 20) return false;
  const dash = block[start + 2] === 0x2d ? start + 2 : start + 1;
  return block[dash] === 0x2d && isDigit(block[start]) && isDigit(block[dash - 1]) && isLetter(block[dash + 1]);
}

/** ` ERROR ` or ` FATAL ` between the stamp and the first bracket. */
function isError(block: Uint8Array, start: number, end: number): boolean {
  const limit = Math.min(end, start + 64);
  for (let i = start + 20; i < limit && block[i] !== 0x5b; i++) {
    if (block[i] !== 0x20) continue;
    const word = block[i + 1];
    if ((word === 0x45 && block[i + 2] === 0x52) || (word === 0x46 && block[i + 2] === 0x41)) return true;
  }
  return false;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

function licenseLog(header: RecordHeader, record: OpenRecord): Facts['manager.license-log'] {
  const trace = javaTrace(record.trace.map((line) => line.text));
  return {
    'log.logger': header.logger,
    'log.level': header.level,
    ...(header.thread === null ? {} : { 'process.thread.name': header.thread }),
    ...(header.threadCut ? { 'process.thread.cut': true } : {}),
    ...(header.tenant === null || header.tenant === DEFAULT_TENANT ? {} : { 'manager.tenant': header.tenant }),
    ...(header.requestId === null ? {} : { 'http.request.id': header.requestId }),
    ...messageFacts(header.message, header.level),
    ...(trace.type === undefined ? {} : { 'error.type': trace.type }),
    ...(trace.message === undefined ? {} : { 'error.message': trace.message }),
    ...causesOf(trace),
    ...(record.trace.some(({ text }) => isProxyFrame(text)) ? { 'proxy.used': true } : {}),
    ...(isCut(header) ? { 'log.truncated': true } : {}),
  };
}

/** "No causes" is a fact only if the trace was logged and its message quotes no cause. */
function causesOf({ type, message, causes }: JavaTrace): Pick<Facts['manager.license-log'], 'error.causes'> {
  if (causes.length > 0) return { 'error.causes': causes };
  return type === undefined || exceptionIn(message ?? '') !== null ? {} : { 'error.causes': [] };
}

/** A record is cut if its header is, or if its message leaves quotes or braces open. */
function isCut(header: RecordHeader): boolean {
  const { message } = header;
  return header.cut || hasOpenQuote(message) || (message.includes('{') && !message.includes('}'));
}

function hasOpenQuote(message: string): boolean {
  let isOpen = false;
  for (let at = message.indexOf('"'); at >= 0; at = message.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}
