import type { AnyEvent, Event } from '../../../src/core/event.js';
import type { Notice } from '../../../src/core/notice.js';
import type { Reading } from '../../../src/core/source.js';
import { asAnyEvent } from '../../../src/core/event.js';
import type { Emit } from '../../../src/core/parser.js';
import har from '../../../src/parsers/browser/har.js';

/** What the parser makes of an archive. */
export interface HarRead {
  readonly events: readonly AnyEvent[];
  readonly notices: readonly Omit<Notice, 'source'>[];
  readonly reading: Reading;
}

/** Reads an archive that comes in chunks. */
export function readHar(chunks: Iterable<Uint8Array>): HarRead {
  const events: AnyEvent[] = [];
  const notices: Omit<Notice, 'source'>[] = [];
  const emit: Emit = {
    event(kind, facts, seen) {
      const event: Event = { kind, facts, source: 'x.har', host: seen.host ?? null, end: null, by: 'product', ...seen };
      events.push(asAnyEvent(event));
    },
    packet: () => undefined,
    clock: () => undefined,
    message: () => false,
    notice: (code, message, number) => notices.push({ code, message, ...(number === undefined ? {} : { number }) }),
  };
  const reader = har.open('x.har', emit);
  for (const chunk of chunks) reader.bytes(chunk);
  const reading = reader.end();
  return { events, notices, reading };
}

/** An entry of a manager's license page that was refused; other members beside, where they are given. */
export function entry(
  parts: { readonly request?: object; readonly response?: object; readonly entry?: object } = {},
): object {
  return {
    startedDateTime: '2024-03-05T10:15:00.100Z',
    time: 20,
    request: {
      method: 'POST',
      url: 'https://manager.example.com/dataservice/smartLicensing/authenticate',
      headers: [],
      bodySize: 2,
      ...parts.request,
    },
    response: { status: 403, statusText: 'Forbidden', headers: [], content: { size: 0 }, ...parts.response },
    ...parts.entry,
  };
}

/** An archive of these entries. */
export function archive(entries: readonly unknown[]): object {
  return { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries } };
}

export const bytesOf = (value: object, indent = 0): Buffer => Buffer.from(JSON.stringify(value, null, indent));
