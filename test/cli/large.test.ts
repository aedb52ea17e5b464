import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadProgram } from '../../src/cli/load-program.js';
import { analyze } from '../../src/index.js';
import { inFolder } from '../bundle/support.js';
import { ran } from './support.js';

const INCIDENT = join(import.meta.dirname, '..', '..', 'samples', 'incidents', 'wrong-grant-type');
/** What is large takes its time, on a busy machine most of all. */
const LIMIT = 300_000;

test(
  'a line of 50 MB costs itself only',
  async () => {
    const log = readFileSync(join(INCIDENT, 'vmanage-server.log'));
    const piece = Buffer.alloc(1_000_000, 'x');
    async function* content(): AsyncGenerator<Uint8Array, void, undefined> {
      const half = log.indexOf('\n', log.length / 2) + 1;
      yield log.subarray(0, half);
      // Past the begin by which a source is recognised.
      yield Buffer.from('short\n'.repeat(12_000));
      for (let n = 0; n < 50; n += 1) yield await Promise.resolve(piece);
      yield Buffer.concat([Buffer.from('\n'), log.subarray(half)]);
    }
    const rest = ['messages', 'vpn0-eth0.pcap'].map((name) => join(INCIDENT, name));
    const { findings, notices } = await analyze([{ path: 'vmanage-server.log', content: content() }, ...rest]);
    expect(notices.map(({ code }) => code)).toContain('line-too-long');
    expect(findings[0]).toMatchObject({ rule: 'wrong-grant-type', confidence: 'confirmed' });
  },
  LIMIT,
);

test(
  'a file that is one line of 50 MB is passed over',
  async () => {
    await inFolder({ 'blob.log': Buffer.alloc(50_000_000, 'x') }, async (folder) => {
      const { code, err } = await ran([folder], { io: { program: loadProgram } });
      expect([code, err]).toEqual([
        4,
        'lic-analyze: No license sync found, or its outcome is not in the files: there was nothing to judge.\n',
      ]);
    });
  },
  LIMIT,
);
