/**
 * How often the steps between reading and the report look at what they are given: twice as much input may be twice as
 * much work, and not four times. Counted, so that it holds on any machine.
 */
import { describe, expect, test } from '@jest/globals';
import { gatherAttempts } from '../src/attempts/gather.js';
import { withIncidents } from '../src/attempts/incidents.js';
import { candidatesFor } from '../src/clocks/anchors.js';
import { commonOffset } from '../src/clocks/offsets.js';
import type { Exchanges, ManagerEpisode, ServerRequest } from '../src/core/exchange.js';
import { withHistory } from '../src/engine/history.js';
import { TIED } from './attempts/drafts.js';
import { call, connect, episode, logLine, request, SECOND } from './support/events.js';
import { exchangesOf } from './support/exchanges.js';
import { answer, stopped } from './engine/forms.js';

/** Counts reads of any field of an event or a request. */
class Looks {
  count = 0;

  at<T extends object>(item: T): T {
    return new Proxy(item, {
      get: (target, name) => {
        this.count++;
        const value: unknown = Reflect.get(target, name);
        return value;
      },
    });
  }
}

const refusedAt = (seconds: number, thread: string): ManagerEpisode => {
  const facts = { 'process.thread.name': thread };
  return episode(
    call({ 'http.response.status_code': 401, 'url.path': '/oauth/token', 'event.duration': SECOND }, {}, [
      logLine(facts, { number: seconds, after: seconds * SECOND }),
      logLine({ ...facts, 'log.level': 'ERROR' }, { number: seconds + 1, after: (seconds + 1) * SECOND }),
    ]),
  );
};

const servedAt = (seconds: number): ServerRequest =>
  request(
    { 'http.response.status_code': 401, 'url.path': '/oauth/token' },
    { number: seconds, after: seconds * SECOND },
  );

const HOUR = 3600;

function bundleOf(size: number, looks: Looks): Exchanges {
  const all = Array.from({ length: size }, (_, index) => index * HOUR);
  return exchangesOf({
    episodes: all.map((seconds) => refusedAt(seconds, `task-${String(seconds)}`)),
    requests: all.map((seconds) => looks.at(servedAt(seconds))),
    flows: all.map((seconds) => looks.at(connect({}, { number: seconds, after: seconds * SECOND }))),
  });
}

function growth(work: (exchanges: Exchanges) => unknown): number {
  const counts = [500, 1000].map((size) => {
    const looks = new Looks();
    work(bundleOf(size, looks));
    return looks.count;
  });
  return (counts[1] ?? 0) / (counts[0] ?? 1);
}

describe('twice the syncs and requests are at most about twice the work', () => {
  test('to find what ties two clocks', () => {
    const sources = new Set(['messages', 'eth0.pcap']);
    expect(growth((exchanges) => commonOffset(candidatesFor(sources, exchanges, false)))).toBeLessThan(2.2);
  });

  test('to join what belongs to each sync', () => {
    expect(growth((exchanges) => gatherAttempts(exchanges, () => TIED))).toBeLessThan(2.2);
  });
});

/** Counts reads of the client, with which every comparison of two attempts begins. */
function clientLooks(size: number): number {
  let count = 0;
  const attempts = Array.from({ length: size }, (_, index) => {
    // Each client comes twice, with all others between.
    const own = index % (size >> 1);
    const client = { host: null, addresses: [`10.0.${String(own >> 8)}.${String(own % 256)}`] };
    const attempt = stopped([answer(401)], { id: `A${String(index)}`, start: index, witness: 'server' });
    return Object.defineProperty({ ...attempt }, 'client', {
      enumerable: true,
      get: () => {
        count++;
        return client;
      },
    });
  });
  withHistory(withIncidents(attempts));
  return count;
}

test('twice the attempts of as many clients are at most about twice the work to find whose they are', () => {
  expect(clientLooks(2000) / clientLooks(1000)).toBeLessThan(2.2);
});
