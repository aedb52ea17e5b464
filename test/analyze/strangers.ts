/** Another client of the same license server, put into the bundles of samples/incidents in their own grammar. */
import type { Bundle } from '../../samples/make/bundle.js';
import { clientIdOf, MANAGER } from '../../samples/make/incidents/defaults.js';
import type { Incident } from '../../samples/make/incidents/incident.js';
import { writeLog } from '../../samples/make/log.js';
import { managerRecords } from '../../samples/make/manager/log.js';
import { plansOf } from '../../samples/make/plan.js';
import { asManager, type Ending, type ManagerSide, type Scenario, type Stranger } from '../../samples/make/scenario.js';
import type { BundleFile } from './incidents.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** The stranger: another host at another address; its user, account and API client are its own too. */
export const STRANGER: ManagerSide = { ...MANAGER, host: 'nms-zulu', address: '203.0.113.77' };

/** Where a stranger leaves its traces. */
export type Source = 'messages' | 'capture' | 'own log' | 'own log and messages';

/** What a stranger does, and when: milliseconds since 1970. */
export interface Visit {
  readonly at: readonly number[];
  readonly ending: Ending;
  readonly connection: Stranger['connection'];
}

/** Times at which a stranger may sync, measured from this client's first and last sync. */
export const MOMENTS = {
  'an hour before and after': ([first, last]) => [first - HOUR, last + HOUR],
  'shortly before and after': ([, last]) => [last - 40 * SECOND, last + 20 * SECOND],
  between: ([first, last]) => (first === last ? [] : [(first + last) / 2]),
  'in the same second, first': ([, last]) => [last - 130],
  'in the same second, later': ([, last]) => [last + 130],
} as const satisfies Record<string, (own: readonly [number, number]) => readonly number[]>;

export type Moment = keyof typeof MOMENTS;

/** A moment in an incident; a bundle without a sync is visited around its middle. */
export function timesOf({ syncs, from, to }: Scenario, moment: Moment): readonly number[] {
  const own = syncs.length === 0 ? [(from + to) / 2] : syncs.map(({ at }) => at);
  return MOMENTS[moment]([Math.min(...own), Math.max(...own)]);
}

/** The bundle of an incident as it is. */
export async function filesWithout({ scenario, layout }: Incident): Promise<readonly BundleFile[]> {
  return filesOf(await layout(scenario));
}

/** The same with the traces of a stranger; its own log stands before or after the others, as folders are named. */
export async function filesWith(
  { scenario, layout }: Incident,
  source: Source,
  visit: Visit,
): Promise<readonly BundleFile[]> {
  const stranger = strangerOf(source, visit);
  const files = filesOf(await layout({ ...scenario, strangers: [stranger] }));
  if (!source.startsWith('own log')) return files;
  const log = { path: 'nms-zulu/vmanage-server.log', content: logOf(scenario, stranger) };
  return visit.ending === 'synced' ? [...files, log] : [log, ...files];
}

function strangerOf(source: Source, { at, ending, connection }: Visit): Stranger {
  const clientId = clientIdOf('stranger');
  return {
    manager: STRANGER,
    account: 'other.example',
    syncs: at.map((time) => ({ name: `stranger-${String(time)}`, at: time, ending, user: 'other-user', clientId })),
    created: at.map((time) => ({
      at: time - 10 * SECOND,
      name: 'other-app',
      grant: 'Client Credentials Grant',
      clientId,
    })),
    seenBy: source === 'capture' ? ['capture'] : source === 'own log' ? [] : ['ssm'],
    connection,
  };
}

function filesOf({ files }: Bundle): readonly BundleFile[] {
  return [...files].map(([path, content]) => ({ path, content }));
}

function logOf(scenario: Scenario, stranger: Stranger): Buffer {
  const own = { ...asManager(scenario, stranger), busy: { manager: 40, ssm: 0 } };
  return Buffer.from(writeLog(managerRecords(own, plansOf(own))).text);
}
