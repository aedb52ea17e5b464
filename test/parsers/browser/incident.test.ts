import { expect, test } from '@jest/globals';
import { analyze } from '../../../src/node.js';

/** One failure of a sync, as a browser recorded it and as the manager logged it. */
const FOLDER = 'samples/parsers/har/incident';

const first = async (folder: string) => {
  const { attempts, findings, outcome } = await analyze(folder);
  const ways = attempts.map((attempt) => [attempt.client.host, attempt.outcome, attempt.stoppedAt, attempt.oauthError]);
  return { outcome, ways, cause: findings[0]?.rule, confidence: findings[0]?.confidence };
};

test('the archive alone gives the same cause as the log, as far as a GUI can', async () => {
  expect(await first(`${FOLDER}/browser`)).toEqual({
    outcome: 'cause-found',
    ways: [['manager.example.com', 'failed', 'token', 'unauthorized_client']],
    cause: 'wrong-grant-type',
    confidence: 'possible',
  });
  expect(await first(`${FOLDER}/log`)).toEqual({
    outcome: 'cause-found',
    ways: [['manager', 'failed', 'token', 'unauthorized_client']],
    cause: 'wrong-grant-type',
    confidence: 'confirmed',
  });
});

test('together they are one attempt, which holds the message', async () => {
  const { attempts, findings } = await analyze(FOLDER);
  expect(attempts.map(({ client }) => client.host)).toEqual(['manager']);
  expect(attempts[0]?.events.map(({ kind }) => kind)).toContain('manager.gui-message');
  expect(findings.map(({ rule, confidence }) => [rule, confidence])).toEqual([['wrong-grant-type', 'confirmed']]);
});

test('the status of the GUI is not reported as that of the license server', async () => {
  const { attempts, findings } = await analyze(`${FOLDER}/browser`);
  expect(attempts[0]?.httpStatus).toBeNull();
  expect(findings.map(({ explanation }) => explanation).join(' ')).not.toContain('403');
});

test('a message that was pasted, and nothing else, is judged', async () => {
  const { outcome, findings } = await analyze('samples/parsers/gui-message/gui.txt');
  expect(outcome).toBe('cause-found');
  expect(findings.map(({ confidence }) => confidence)).toEqual(findings.map(() => 'possible'));
});
