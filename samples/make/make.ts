/** Writes samples/incidents and samples/healthy: `npm run samples`. The same bytes every time (see pack.ts on gzip). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expectedOf } from './expected.js';
import { healthyNoise } from './healthy.js';
import { credentialIncidents } from './incidents/credentials.js';
import { grantTypeIncidents } from './incidents/grant-type.js';
import type { Incident } from './incidents/incident.js';
import { soundIncidents } from './incidents/sound.js';
import type { Files } from './pack.js';

const samples = dirname(import.meta.dirname);

function write(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

async function writeIncident({ scenario, bundle, answer }: Incident): Promise<void> {
  const folder = join(samples, 'incidents', scenario.id);
  const made = await bundle;
  write(folder, made.files);
  writeFileSync(`${folder}.expected.json`, `${JSON.stringify(expectedOf(scenario, made, answer), null, 1)}\n`);
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

const incidents = [...grantTypeIncidents(), ...credentialIncidents(), ...soundIncidents()];
for (const incident of incidents) await writeIncident(incident);
writeFileSync(join(samples, 'incidents', 'README.md'), listOf(incidents));
for (const [name, files] of healthyNoise()) write(join(samples, 'healthy', name), files);
