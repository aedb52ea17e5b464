import { expectedOf } from './expected.js';
import { healthyNoise } from './healthy.js';
import { credentialIncidents } from './incidents/credentials.js';
import { grantTypeIncidents } from './incidents/grant-type.js';
import type { Incident } from './incidents/incident.js';
import { soundIncidents } from './incidents/sound.js';
import type { Files } from './pack.js';
import { partyCases } from './parties/all.js';
import type { PartyCase } from './parties/party-case.js';

/** All incidents in order. */
export const allIncidents = (): readonly Incident[] => [
  ...grantTypeIncidents(),
  ...credentialIncidents(),
  ...soundIncidents(),
];

/** Every file under samples/incidents, samples/healthy and samples/parties, by its path under samples. */
export async function allSamples(): Promise<Files> {
  const incidents = allIncidents();
  const files = new Map<string, Buffer>([['incidents/README.md', Buffer.from(listOf(incidents))]]);
  for (const { scenario, layout, answer } of incidents) {
    const made = await layout(scenario);
    for (const [path, content] of made.files) files.set(`incidents/${scenario.id}/${path}`, content);
    const key = `${JSON.stringify(expectedOf(scenario, made, answer), null, 1)}\n`;
    files.set(`incidents/${scenario.id}.expected.json`, Buffer.from(key));
  }
  for (const [name, noise] of healthyNoise()) {
    for (const [path, content] of noise) files.set(`healthy/${name}/${path}`, content);
  }
  const cases = partyCases();
  files.set('parties/README.md', Buffer.from(listOfParties(cases)));
  for (const { id, bundle } of cases)
    for (const [path, content] of (await bundle).files) files.set(`parties/${id}/${path}`, content);
  return files;
}

function listOfParties(cases: readonly PartyCase[]): string {
  return [
    '# Who is who',
    '',
    'Bundles in which it matters whose call, log or request a line is, made by `npm run samples` out of samples/make/parties in',
    'the words of samples/incidents. What a report must say of them stands in test/analyze: tenants, clusters, pairs, chains.',
    '',
    '| bundle | what it shows |',
    '|---|---|',
    ...cases.map(({ id, purpose }) => `| ${id} | ${purpose} |`),
    '',
  ].join('\n');
}

function listOf(incidents: readonly Incident[]): string {
  const rows = incidents.map(({ scenario, answer }) => `| ${scenario.id} | ${answer.cause} | ${scenario.purpose} |`);
  return [
    '# Incidents',
    '',
    'Whole bundles as a support engineer would hand them over, made by `npm run samples` out of samples/make. Hosts and',
    'addresses are of documentation, and the sentences of the manager and of the license server are our own; what nginx,',
    'Doorkeeper, lograge, Redis, chronyd, tcpdump and the JDK write is in their words.',
    '`<name>.expected.json` beside each says what happened and what a report must cite (lines and frames count from 1).',
    '',
    '| bundle | cause | what it shows |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
