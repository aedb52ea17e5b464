import type { LicenseLog } from '../core/exchange.js';
import type { Micros } from '../core/time.js';

/** A thread of a manager, by the readable part of its name: cut lines cut names at different places. */
interface Thread {
  readonly host: string;
  name: string;
  isCut: boolean;
  last: Micros | null;
  readonly lines: LicenseLog[];
}

/** Lines farther apart need a whole name to match, microseconds. */
const REACH = 120_000_000;

/** The license lines of each thread; lines come in order of time, within a source in order of place. */
export function linesByThread(lines: readonly LicenseLog[]): readonly (readonly LicenseLog[])[] {
  const threads = new ThreadTable();
  for (const line of lines) threads.add(line);
  return threads.all.map((thread) => thread.lines);
}

class ThreadTable {
  readonly all: Thread[] = [];
  private readonly whole = new Map<string, Thread>();
  private recent: Thread[] = [];

  add(line: LicenseLog): void {
    const [host, name] = [line.host ?? '', line.facts['process.thread.name'] ?? ''];
    const isCut = line.facts['process.thread.cut'] === true;
    const thread = (isCut ? undefined : this.whole.get(`${host} ${name}`)) ?? this.alike(line, host, name, isCut);
    if (thread === null) this.begin({ host, name, isCut, last: line.at, lines: [line] });
    else this.goOn(thread, line, name, isCut);
  }

  private begin(thread: Thread): void {
    this.all.push(thread);
    this.recent.push(thread);
    if (!thread.isCut) this.whole.set(`${thread.host} ${thread.name}`, thread);
  }

  /** A line with more of the name completes a cut one. */
  private goOn(thread: Thread, line: LicenseLog, name: string, isCut: boolean): void {
    thread.lines.push(line);
    thread.last = line.at ?? thread.last;
    if (!this.recent.includes(thread)) this.recent.push(thread);
    if (!thread.isCut) return;
    if (name.length > thread.name.length) thread.name = name;
    if (isCut) return;
    thread.isCut = false;
    this.whole.set(`${thread.host} ${name}`, thread);
  }

  /** The one recent thread whose name can match; of several the one cut at the same place, or none. */
  private alike(line: LicenseLog, host: string, name: string, isCut: boolean): Thread | null {
    this.recent = this.recent.filter((thread) => isNear(thread, line));
    const found = this.recent.filter((thread) => thread.host === host && canBe(thread, name, isCut));
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
    return found.find((thread) => thread.isCut && thread.name === name) ?? null;
  }
}

function isNear(thread: Thread, line: LicenseLog): boolean {
  return thread.last === null || line.at === null || Math.abs(line.at - thread.last) <= REACH;
}

function canBe(thread: Thread, name: string, isCut: boolean): boolean {
  return (isCut && thread.name.startsWith(name)) || (thread.isCut && name.startsWith(thread.name));
}
