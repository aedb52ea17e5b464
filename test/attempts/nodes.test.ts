import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { analyze } from '../../src/index.js';

const SAMPLES = 'samples/rules/cluster-node-differs';
const log = (file: string): string => readFileSync(`${SAMPLES}/fires/${file}`, 'utf8');

/** Attempts with a note about another node, by the node that failed. */
async function advised(b: string): Promise<readonly string[]> {
  const { attempts } = await analyze([
    { path: 'a.log', content: log('vmanage-server.log') },
    { path: 'b.log', content: b },
  ]);
  return attempts.flatMap(({ client, events }) =>
    events.flatMap((event) =>
      event.kind === 'cluster.outcome-compared' ? [`${String(client.host)} < ${event.facts['host.name']}`] : [],
    ),
  );
}

test('a node that fails names one that passes at the same server', async () => {
  expect(await advised(log('vmanage-b.log'))).toEqual(['vmanage-a < vmanage-b']);
});

test('the same host in two logs is one node', async () => {
  expect(await advised(log('vmanage-b.log').replaceAll('vmanage-b', 'vmanage-a'))).toEqual([]);
});

test('what passed more than a day away says nothing of it', async () => {
  expect(await advised(log('vmanage-b.log').replaceAll('19-Nov-2024', '21-Nov-2024'))).toEqual([]);
});

test('another license server is another matter', async () => {
  expect(await advised(log('vmanage-b.log').replaceAll('ssm.example.net', 'ssm2.example.net'))).toEqual([]);
});
