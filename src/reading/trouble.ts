import type { Event } from '../core/event.js';
import type { Trouble } from '../core/source.js';
import { templateOf } from '../text/template.js';

/** Templates kept per source, whatever the size of the input; the one silent longest makes room for a new one. */
const MAX_TEMPLATES = 500;
/** Occurrences kept per template: from its begin, and up to its end. */
const FIRST = 8;
const LATEST = 32;

interface Folded {
  readonly template: string;
  /** Place of the template among those of its source. */
  readonly order: number;
  count: number;
  readonly occurrences: Event<'log.trouble'>[];
}

/** Folds the error lines of one source into templates while it is read. */
export class TroubleFold {
  private readonly folded = new Map<string, Folded>();
  private templates = 0;

  add(event: Event<'log.trouble'>): void {
    const { message, 'log.logger': logger } = event.facts;
    const template = `${logger === undefined ? '' : `[${logger}] `}${templateOf(message)}`;
    const known = this.folded.get(template) ?? { template, order: this.templates++, count: 0, occurrences: [] };
    known.count++;
    known.occurrences.push(event);
    // Cut at twice the bound, so that each occurrence is moved once at most.
    if (known.occurrences.length > FIRST + 2 * LATEST) known.occurrences.splice(FIRST, LATEST);
    // Set again, it is the youngest of the map.
    this.folded.delete(template);
    this.folded.set(template, known);
    const oldest = this.folded.size > MAX_TEMPLATES ? this.folded.keys().next().value : undefined;
    if (oldest !== undefined) this.folded.delete(oldest);
  }

  /** The templates in the order in which they first came. */
  all(): readonly Trouble[] {
    return [...this.folded.values()]
      .sort((a, b) => a.order - b.order)
      .map(({ template, count, occurrences }) => ({ template, count, occurrences: ends(occurrences) }));
  }
}

function ends<T>(all: readonly T[]): readonly T[] {
  return all.length <= FIRST + LATEST ? all : [...all.slice(0, FIRST), ...all.slice(-LATEST)];
}
