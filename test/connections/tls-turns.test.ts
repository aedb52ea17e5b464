import { describe, expect, test } from '@jest/globals';
import { judgeTurns, type Turn } from '../../src/connections/tls-turns.js';

/** `client 440` as a turn; lengths of several segments are parted by a plus. */
function turns(...said: readonly string[]): readonly Turn[] {
  return said.map((text) => {
    const [from = '', sizes = '', pause = '0'] = text.split(' ');
    const lengths = sizes.split('+').map(Number);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    return { from: from === 'client' ? 'client' : 'server', lengths, total, waited: Number(pause) * 1_000_000 };
  });
}

const judge = (over: boolean, ...said: readonly string[]) => judgeTurns(turns(...said), over);

describe('a handshake by order and length alone', () => {
  test('the server speaks first, or the client says too little: no TLS', () => {
    expect(judge(true, 'server 40')).toBeNull();
    expect(judge(true, 'client 20')).toBeNull();
  });

  test.each(['client 7', 'client 6+24', 'client 6+40', 'client 31', 'client 30'])(
    '%s after the certificate refuses it',
    (said) => {
      expect(judge(true, 'client 440', 'server 1448+100', said)).toMatchObject({
        outcome: 'alert',
        alertFrom: 'client',
        clientContinued: false,
      });
    },
  );

  test('the same after five seconds of silence is a client that gave up', () => {
    expect(judge(true, 'client 440', 'server 612', 'client 7+7 5')).toMatchObject({
      outcome: 'open',
      clientContinued: false,
    });
  });

  test('a second flight shows that the certificate was not refused at once', () => {
    expect(judge(false, 'client 172', 'server 1380+214', 'client 194')).toEqual({
      outcome: 'open',
      serverHello: true,
      clientContinued: true,
      applicationData: false,
      closedUnused: false,
    });
  });

  test('TLS 1.2 and 1.3 with a request and an answer', () => {
    const twelve = judge(true, 'client 200', 'server 1400', 'client 126', 'server 51', 'client 300', 'server 900');
    const thirteen = judge(true, 'client 440', 'server 1448+400', 'client 6+90+550', 'server 271+271+800', 'client 40');
    expect(twelve).toMatchObject({ outcome: 'finished', applicationData: true, closedUnused: false });
    expect(thirteen).toMatchObject({ outcome: 'finished', applicationData: true, closedUnused: false });
  });

  test('a Finished with nothing but alerts after it: the client closed unused', () => {
    expect(judge(true, 'client 440', 'server 1448+17', 'client 6+90+40+40', 'server 271+271')).toEqual({
      outcome: 'finished',
      serverHello: true,
      clientContinued: true,
      applicationData: false,
      closedUnused: true,
    });
    expect(judge(true, 'client 200', 'server 1400', 'client 126', 'server 51', 'client 31')).toMatchObject({
      closedUnused: true,
    });
  });

  test('a request after which the server ends the connection is not answered', () => {
    const thirteen = judge(true, 'client 440', 'server 1448+400', 'client 6+90+550');
    const twelve = judge(true, 'client 200', 'server 1400', 'client 75+6+45', 'server 51', 'client 300', 'server 31');
    const answered = judge(true, 'client 200', 'server 1400', 'client 126', 'server 51', 'client 300', 'server 900');
    expect(thirteen).toMatchObject({ outcome: 'finished', unanswered: true });
    expect(twelve).toMatchObject({ outcome: 'finished', applicationData: false, unanswered: true });
    expect(answered?.unanswered).toBeUndefined();
    // In TLS 1.2 the Finished is the last of this turn: the handshake itself was cut.
    expect(judge(true, 'client 200', 'server 1400', 'client 75+6+45')).toMatchObject({ outcome: 'open' });
  });

  test('the server answers with an alert', () => {
    expect(judge(true, 'client 440', 'server 7')).toMatchObject({ outcome: 'alert', alertFrom: 'server' });
    expect(judge(true, 'client 200', 'server 1400', 'client 126', 'server 7')).toMatchObject({
      outcome: 'alert',
      alertFrom: 'server',
    });
  });
});
