import { describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../scripts/accuracy/transforms/form.js';
import { areStrangers, mixed, pairsOf } from '../../scripts/accuracy/transforms/mix.js';
import { readTruth } from '../../scripts/accuracy/truth.js';

const MANAGER = 'manager/vmanage-server.log';
const SERVER = 'ssm/messages';
const bundle: Bundle = {
  files: [MANAGER, SERVER, 'version.txt'].map((path) => ({ path, content: Buffer.of() })),
  truth: readTruth(
    JSON.stringify({
      evidence: [[[MANAGER, 2]], [[SERVER, 3]]],
      sources: { manager_log: { files: [MANAGER] }, ssm_syslog: { files: [SERVER] } },
    }),
  ),
};

describe('mixes', () => {
  test('two bundles lie in two folders, with their answer keys', () => {
    const { files, sites } = mixed(bundle, bundle);
    expect(files.map(({ path }) => path).slice(2, 5)).toEqual([
      'site-a/version.txt',
      `site-b/${MANAGER}`,
      `site-b/${SERVER}`,
    ]);
    expect(sites).toMatchObject([
      { folder: 'site-a/', truth: { evidence: [[[`site-a/${MANAGER}`, 2]], [[`site-a/${SERVER}`, 3]]] } },
      { folder: 'site-b/', truth: { sources: [{ files: [`site-b/${MANAGER}`] }, { files: [`site-b/${SERVER}`] }] } },
    ]);
  });

  test('pairs are of two different bundles that fit, and the same each time', () => {
    const fits = (a: string, b: string): boolean => a + b !== 'ab';
    const pairs = pairsOf(['a', 'b', 'c'], 40, fits);
    expect(pairs).toHaveLength(40);
    expect(new Set(pairs.map(([a, b]) => a + b))).toEqual(new Set(['ac', 'ba', 'bc', 'ca', 'cb']));
    expect(pairsOf(['a', 'b', 'c'], 40, fits)).toEqual(pairs);
    expect(pairsOf(['a'], 40, fits)).toEqual([]);
  });

  test('bundles of one manager or one server are one site', () => {
    const of = (clients: readonly string[], hosts: readonly string[]): Bundle => ({
      files: [],
      truth: { ...readTruth('{}'), clients, hosts },
    });
    expect(areStrangers(of(['192.0.2.1'], ['ssm-a']), of(['192.0.2.2'], ['ssm-b']))).toBe(true);
    expect(areStrangers(of(['192.0.2.1'], ['ssm-a']), of(['192.0.2.1'], ['ssm-b']))).toBe(false);
    expect(areStrangers(of(['192.0.2.1'], ['ssm-a']), of(['192.0.2.2'], ['ssm-a']))).toBe(false);
  });
});
