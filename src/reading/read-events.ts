import type { AnyEvent } from '../core/event.js';
import type { Notice } from '../core/notice.js';
import type { Source } from '../core/source.js';
import { SourceRun } from './read-source.js';
import type { ReadingOptions } from './reading-options.js';

/** Yields every event of a bundle as it is read, before any bound, and what was noticed of each source. */
export async function* eventsOf(
  bundle: AsyncIterable<Source>,
  options: ReadingOptions,
  onNotice: (notice: Notice) => void,
): AsyncGenerator<AnyEvent, void, undefined> {
  const read: AnyEvent[] = [];
  for await (const source of bundle) {
    const run = new SourceRun(source, { ...options, onEvent: (event) => read.push(event) });
    for await (const chunk of source.open()) {
      run.push(chunk);
      yield* read.splice(0);
    }
    for (const notice of run.finish().notices) if (notice.code !== 'events-dropped') onNotice(notice);
    yield* read.splice(0);
  }
}
