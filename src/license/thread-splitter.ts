import type { Event } from '../core/event.js';
import type { Micros } from '../core/time.js';
import { isFailure } from './failure.js';
import { isTokenPath } from './paths.js';

/**
 * A pause in one thread that ends an episode, microseconds: longer than the manager's read timeouts, shorter than its
 * sync cycle.
 */
const PAUSE: Micros = 120_000_000;

type Line = Pick<Event<'manager.license-log'>, 'facts'>;

/** Splits the license lines of one thread into episodes, line by line. */
export class ThreadSplitter<L extends Line> {
  #lines: L[] = [];
  #failed = false;

  constructor(private readonly timeOf: (line: L) => Micros | null) {}

  /** Takes the next line; returns the lines of the episode that it ends, null if it ends none. */
  add(line: L): readonly L[] | null {
    const ended = this.#endedBy(line);
    this.#lines.push(line);
    this.#failed ||= isFailure(line);
    return ended;
  }

  /** The lines of the last episode. */
  rest(): readonly L[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  #endedBy(line: L): readonly L[] | null {
    const last = this.#lines.at(-1);
    if (last === undefined) return null;
    if (this.#isPause(last, line) || isOfOtherTenant(this.#lines, line) || (this.#failed && beginsAnew(line))) {
      this.#failed = false;
      return this.rest();
    }
    if (!asksAgain(this.#lines, line)) return null;
    // The lines before this token request belong to it from the longest pause on.
    return this.#lines.splice(0, this.#longestPause());
  }

  #isPause(before: L, line: L): boolean {
    const [from, to] = [this.timeOf(before), this.timeOf(line)];
    return from !== null && to !== null && Math.abs(to - from) > PAUSE;
  }

  /** Index of the line after the longest pause since the last call. */
  #longestPause(): number {
    const lines = this.#lines;
    const lastCall = lines.findLastIndex(({ facts }) => facts['url.path'] !== undefined);
    let begin = lines.length;
    let longest = -1;
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      if (before === undefined || index < lastCall + 2) continue;
      const pause = (this.timeOf(line) ?? 0) - (this.timeOf(before) ?? 0);
      if (pause > longest) [begin, longest] = [index, pause];
    }
    return begin;
  }
}

/** A thread serves one request after the other, each of one tenant; a cut line may have lost its tenant. */
function isOfOtherTenant(lines: readonly Line[], { facts }: Line): boolean {
  const last = lines.findLast((line) => isTenantKnown(line));
  return last !== undefined && isTenantKnown({ facts }) && last.facts['manager.tenant'] !== facts['manager.tenant'];
}

function isTenantKnown({ facts }: Line): boolean {
  return facts['manager.tenant'] !== undefined || facts['log.truncated'] !== true;
}

/** After a failure, the next line without trouble belongs to the next try. */
function beginsAnew({ facts }: Line): boolean {
  return facts['log.level'] === 'INFO' || facts['log.level'] === 'DEBUG';
}

/** A second token request after API calls is another sync of the same thread. */
function asksAgain(current: readonly Line[], line: Line): boolean {
  if (!isTokenPath(line.facts['url.path']) || isFailure(line)) return false;
  const paths = current.flatMap(({ facts }) => facts['url.path'] ?? []);
  return paths.some(isTokenPath) && !isTokenPath(paths.at(-1));
}
