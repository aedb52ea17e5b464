import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Emit } from '../../../src/core/parser.js';
import { COLUMNS } from '../../../src/packet-table/columns.js';
import { PacketTable, type PacketRow } from '../../../src/packet-table/packet-table.js';
import { CapturedPacket } from '../../../src/dissect/captured-packet.js';
import { readCertificate } from '../../../src/dissect/x509.js';
import pcap from '../../../src/parsers/captures/pcap.js';
import pcapng from '../../../src/parsers/captures/pcapng.js';
import { nodePlatform } from '../../../src/platform/node.js';
import { hexText } from '../../../src/text/bytes.js';
import { sha256 } from '../../../src/text/sha256.js';

/** One cell, or one fact of a whole file, that differs. */
export interface Difference {
  readonly file: string;
  /** Frame; 0 for the file. */
  readonly row: number;
  readonly column: string;
  readonly theirs: string;
  readonly ours: string;
}

/** Our reading of one capture. */
export interface Capture {
  readonly packets: number;
  readonly rows: readonly PacketRow[];
  readonly notices: readonly string[];
}

/** A table: one object per row. */
export type Table = readonly Readonly<Record<string, string>>[];

/** Reads a capture into rows for its first `limit` packets. */
export function readCapture(path: string, limit = Infinity): Capture {
  const stored = readFileSync(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored;
  const table = new PacketTable();
  const rows: PacketRow[] = [];
  const notices: string[] = [];
  let packets = 0;
  const emit: Emit = {
    event: () => undefined,
    clock: () => undefined,
    message: () => false,
    notice: (code, message) => void notices.push(`${code}: ${message}`),
    packet: (packet) => {
      packets += 1;
      if (packet instanceof CapturedPacket && rows.length < limit) rows.push(table.row(packet));
    },
  };
  const head = { path, bytes: bytes.subarray(0, 65_536), lines: [] };
  const reader = [pcap, pcapng].find((one) => one.recognise(head) > 0)?.open(path, emit);
  reader?.bytes(bytes);
  reader?.end();
  return { packets, rows, notices };
}

/** Reads a tab-separated table with a header line; empty if the file does not exist. */
export function readTable(path: string): Table {
  if (!existsSync(path)) return [];
  const [header = '', ...lines] = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
  const names = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** TShark's own judgements: any text means yes. */
const isYesNo = (column: string): boolean => column.startsWith('tcp.analysis.') || column === '_ws.malformed';

/** Cells that differ, in the other table's columns. */
export function compareRows(file: string, capture: Capture, theirs: Table): readonly Difference[] {
  return theirs.flatMap((row, index) =>
    COLUMNS.flatMap((column, place) => {
      const their = row[column];
      const our = capture.rows[index]?.cells[place] ?? '(no row)';
      const equal = their === undefined || (isYesNo(column) ? (their === '') === (our === '') : their === our);
      return equal ? [] : [{ file, row: index + 1, column, theirs: their, ours: our }];
    }),
  );
}

/** Frame, place in it, subject, issuer, times, serial, alternative names and fingerprint of each certificate. */
export function certificateRows(capture: Capture): readonly string[] {
  return capture.rows.flatMap((row) =>
    row.certificates.map((der, index) => {
      const read = readCertificate(der, nodePlatform);
      const known =
        read === null
          ? ['UNPARSED', '', '', '', '', '']
          : [
              read.subject,
              read.issuer,
              spaced(read.notBefore),
              spaced(read.notAfter),
              read.serial,
              read.names.join(' '),
            ];
      return [row.cells[0] ?? '', String(index), ...known, hexText(sha256(der))].join('\t');
    }),
  );
}

const spaced = (time: string): string => time.replace('T', ' ');

/** Certificates that differ from the lines of a table. */
export function compareCertificates(file: string, capture: Capture, theirs: readonly string[]): readonly Difference[] {
  const ours = certificateRows(capture);
  return Array.from({ length: Math.max(theirs.length, ours.length) }, (_, index) => ({
    file,
    row: index + 1,
    column: 'certificate',
    theirs: theirs[index] ?? '',
    ours: ours[index] ?? '',
  })).filter((pair) => pair.theirs !== pair.ours);
}
