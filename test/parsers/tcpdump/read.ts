import type { Notice } from '../../../src/core/notice.js';
import type { Emit } from '../../../src/core/parser.js';
import { headOf } from '../../../src/reading/recognise.js';
import { isPrinted, type PrintedPacket } from '../../../src/dissect/printed-packet.js';
import parser from '../../../src/parsers/tcpdump/tcpdump-text.js';

/** What one text gave. */
export interface TextRead {
  readonly packets: readonly PrintedPacket[];
  readonly events: readonly { readonly kind: string; readonly facts: object; readonly lines: readonly number[] }[];
  readonly notices: readonly Omit<Notice, 'source'>[];
  readonly reading: ReturnType<ReturnType<typeof parser.open>['end']>;
  readonly recognised: number;
}

/** Reads a text as the program does, line by line. */
export function readText(text: string): TextRead {
  const bytes = Buffer.from(text);
  const packets: PrintedPacket[] = [];
  const events: TextRead['events'][number][] = [];
  const notices: Omit<Notice, 'source'>[] = [];
  const emit: Emit = {
    event: (kind, facts, { evidence }) => {
      events.push({ kind, facts, lines: evidence.map(({ number }) => number) });
    },
    packet: (packet) => {
      if (isPrinted(packet)) packets.push(packet);
    },
    clock: () => undefined,
    message: () => false,
    notice: (code, message, number) => {
      notices.push({ code, message, ...(number === undefined ? {} : { number }) });
    },
  };
  const reader = parser.open('capture.txt', emit);
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    reader.line(bytes, start, stop, number, start);
    start = stop + 1;
  }
  const reading = reader.end();
  return { packets, events, notices, reading, recognised: parser.recognise(headOf('capture.txt', bytes)) };
}
