import { describe, expect, test } from '@jest/globals';
import { conversationKey, Conversations, MAX_CONVERSATIONS } from '../../src/packet-table/conversations.js';
import { TcpAnalysis, type Segment, type TcpNote } from '../../src/dissect/tcp-analysis.js';

const MILLISECOND = 1_000_000;

/** `up` is the client's direction. */
class Talk {
  readonly #analysis = new TcpAnalysis();
  #time = 0;

  #add(forward: boolean, sequence: number, length: number, more: Partial<Segment>): readonly TcpNote[] {
    this.#time += MILLISECOND;
    const flags = { syn: false, fin: false, rst: false, ack: true };
    const segment = { sequence, length, acknowledgement: 0, window: 1000, time: this.#time, ...flags, ...more };
    return [...this.#analysis.add(segment, forward)];
  }

  wait(milliseconds: number): void {
    this.#time += milliseconds * MILLISECOND;
  }

  up(sequence: number, acknowledgement: number, length = 0, more: Partial<Segment> = {}): readonly TcpNote[] {
    return this.#add(true, sequence, length, { acknowledgement, ...more });
  }

  down(sequence: number, acknowledgement: number, length = 0, more: Partial<Segment> = {}): readonly TcpNote[] {
    return this.#add(false, sequence, length, { acknowledgement, ...more });
  }

  /** SYN 100, SYN-ACK 500, and the ACK two milliseconds after the SYN. */
  static begun(): Talk {
    const talk = new Talk();
    expect(talk.up(100, 0, 0, { syn: true, ack: false })).toEqual([]);
    expect(talk.down(500, 101, 0, { syn: true })).toEqual([]);
    expect(talk.up(101, 501)).toEqual([]);
    return talk;
  }
}

describe('judgements', () => {
  test('a SYN sent again', () => {
    const talk = new Talk();
    talk.up(100, 0, 0, { syn: true, ack: false });
    talk.wait(1000);
    expect(talk.up(100, 0, 0, { syn: true, ack: false })).toEqual(['retransmission']);
  });

  test('data sent again after a while, and data that comes late', () => {
    const talk = Talk.begun();
    expect(talk.up(101, 501, 10)).toEqual([]);
    talk.wait(200);
    expect(talk.up(101, 501, 10)).toEqual(['retransmission']);
    expect(talk.up(121, 501, 10)).toEqual(['lost_segment']);
    // Within the round-trip time of two milliseconds, and not up to the newest byte.
    expect(talk.up(111, 501, 10)).toEqual(['out_of_order']);
  });

  test('data that was acknowledged already', () => {
    const talk = Talk.begun();
    talk.up(101, 501, 10);
    talk.down(501, 111);
    expect(talk.up(101, 501, 10)).toEqual(['spurious_retransmission']);
  });

  test('two duplicates ask for a segment', () => {
    const talk = Talk.begun();
    talk.down(501, 101, 10);
    talk.down(521, 101, 10);
    expect([talk.up(101, 511), talk.up(101, 511), talk.up(101, 511)]).toEqual([
      [],
      ['duplicate_ack'],
      ['duplicate_ack'],
    ]);
    expect(talk.down(511, 101, 10)).toEqual(['fast_retransmission']);
  });

  test('a window that closes, a probe, and its answer', () => {
    const talk = Talk.begun();
    expect(talk.down(501, 101, 0, { window: 0 })).toEqual(['zero_window']);
    expect(talk.up(101, 501, 1)).toEqual(['zero_window_probe']);
    expect(talk.down(501, 101, 0, { window: 0 })).toEqual(['zero_window', 'zero_window_probe_ack']);
    // The probed byte does not count as sent.
    expect(talk.up(101, 501, 10)).toEqual([]);
  });

  test('a keep-alive and its answer are no repetitions', () => {
    const talk = Talk.begun();
    talk.up(101, 501, 10);
    talk.down(501, 111);
    expect(talk.up(110, 501, 1)).toEqual(['keep_alive']);
    expect(talk.down(501, 111)).toEqual(['keep_alive_ack']);
  });

  test('a new window is no duplicate', () => {
    const talk = Talk.begun();
    talk.down(501, 101, 10);
    talk.up(101, 511);
    expect(talk.up(101, 511, 0, { window: 2000 })).toEqual([]);
  });

  test('sequence numbers wrap', () => {
    const talk = new Talk();
    expect(talk.up(2 ** 32 - 5, 1, 10)).toEqual([]);
    expect(talk.up(5, 1, 10)).toEqual([]);
    talk.wait(100);
    expect(talk.up(2 ** 32 - 5, 1, 10)).toEqual(['retransmission']);
  });
});

describe('conversations', () => {
  test('have one key for both directions', () => {
    expect(conversationKey('192.0.2.1', 1, '192.0.2.2', 2)).toEqual({ key: '192.0.2.1 1 192.0.2.2 2', forward: true });
    expect(conversationKey('192.0.2.2', 2, '192.0.2.1', 1)).toEqual({ key: '192.0.2.1 1 192.0.2.2 2', forward: false });
  });

  test('are numbered in the order they come, and their number is bounded', () => {
    const conversations = new Conversations((number) => ({ number }));
    for (let index = 0; index <= MAX_CONVERSATIONS; index += 1) conversations.get(`k${index}`);
    expect(conversations.get(`k${MAX_CONVERSATIONS}`).number).toBe(MAX_CONVERSATIONS);
    // The first was given up: it begins anew.
    expect(conversations.get('k0').number).toBe(MAX_CONVERSATIONS + 1);
  });
});
