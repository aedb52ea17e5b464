import type { Event } from '../core/event.js';
import type { Trouble } from '../core/source.js';
import { templateOf } from '../text/template.js';

/** Templates kept per source, and occurrences per template, whatever the size of the input. */
const MAX_TEMPLATES = 500;
const MAX_OCCURRENCES = 40;

/** Folds the error lines of one source into templates while it is read. */
export class TroubleFold {
  private readonly folded = new Map<string, { count: number; readonly occurrences: Event<'log.trouble'>[] }>();

  add(event: Event<'log.trouble'>): void {
    const { message, 'log.logger': logger } = event.facts;
    const template = `${logger === undefined ? '' : `[${logger}] `}${templateOf(message)}`;
    const known = this.folded.get(template);
    if (known === undefined) {
      if (this.folded.size < MAX_TEMPLATES) this.folded.set(template, { count: 1, occurrences: [event] });
      return;
    }
    known.count++;
    // Keeps the first ones, and the latest in the last place.
    if (known.occurrences.length < MAX_OCCURRENCES) known.occurrences.push(event);
    else known.occurrences[MAX_OCCURRENCES - 1] = event;
  }

  all(): readonly Trouble[] {
    return [...this.folded].map(([template, { count, occurrences }]) => ({ template, count, occurrences }));
  }
}
