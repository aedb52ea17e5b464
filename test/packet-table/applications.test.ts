import { describe, expect, test } from '@jest/globals';
import { COLUMNS, type Column } from '../../src/packet-table/columns.js';
import { PacketTable } from '../../src/packet-table/packet-table.js';
import pcap from '../../src/parsers/captures/pcap.js';
import { pcapFile, type Record as Frame } from '../../samples/parsers/pcap/container.js';
import { ACK, FIN, join, SYN, tcpPacket, text, u16, u24, u8, udpPacket } from '../../samples/parsers/pcap/frames.js';
import { clientHello, dns, record, serverHello } from '../../samples/parsers/pcap/messages.js';
import { readBytes } from '../parsers/captures/read.js';

const UP = { source: '192.0.2.10', destination: '192.0.2.20' };
const DOWN = { source: '192.0.2.20', destination: '192.0.2.10' };

/** A connection that is built packet by packet; each method answers nothing, `cells` reads all of it. */
class Connection {
  readonly frames: Frame[] = [];
  readonly #port: number;
  #mine = 1001;
  #theirs = 5001;

  constructor(port: number) {
    this.#port = port;
    this.#add(UP, { from: 40_000, to: port, sequence: 1000, flags: SYN });
    this.#add(DOWN, { from: port, to: 40_000, sequence: 5000, acknowledgement: 1001, flags: SYN | ACK });
  }

  up(payload: Uint8Array): this {
    this.#add(
      UP,
      { from: 40_000, to: this.#port, sequence: this.#mine, acknowledgement: this.#theirs, flags: ACK },
      payload,
    );
    this.#mine += payload.byteLength;
    return this;
  }

  down(payload: Uint8Array, flags = ACK): this {
    this.#add(
      DOWN,
      { from: this.#port, to: 40_000, sequence: this.#theirs, acknowledgement: this.#mine, flags },
      payload,
    );
    this.#theirs += payload.byteLength;
    return this;
  }

  #add(ip: typeof UP, header: Parameters<typeof tcpPacket>[1], payload?: Uint8Array): void {
    this.push(tcpPacket(ip, header, payload));
  }

  push(bytes: Uint8Array, length = bytes.byteLength): this {
    this.frames.push({ seconds: 1_709_633_700, fraction: this.frames.length * 1000, bytes, length });
    return this;
  }
}

/** For each packet after the handshake the cells of some columns, those that are empty left out. */
function cells(frames: readonly Frame[], columns: readonly Column[], skip = 2): readonly string[] {
  const table = new PacketTable();
  const rows = readBytes(pcap, pcapFile(frames, { linkType: 228 })).packets.map((packet) => table.row(packet).cells);
  return rows.slice(skip).map((row) =>
    columns
      .map((column) => row[COLUMNS.indexOf(column)])
      .filter(Boolean)
      .join(' '),
  );
}

const HTTP: readonly Column[] = ['http.request.method', 'http.request.uri', 'http.response.code'];
const TLS: readonly Column[] = [
  'tls.record.content_type',
  'tls.record.version',
  'tls.handshake.type',
  'tls.alert_message.desc',
];

describe('HTTP', () => {
  test('an answer without a length ends with the stream', () => {
    const talk = new Connection(80).up(text('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n'));
    talk
      .down(text('HTTP/1.1 200 OK\r\n\r\nfirst'))
      .down(text(' second'))
      .down(text('.'), FIN | ACK);
    expect(cells(talk.frames, HTTP)).toEqual(['GET /', '', '', '200']);
  });

  test('a chunked answer ends with its last chunk', () => {
    const talk = new Connection(80).up(text('GET / HTTP/1.1\r\n\r\n'));
    talk
      .down(text('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab'))
      .down(text('c\r\n'))
      .down(text('0\r\n\r\n'));
    expect(cells(talk.frames, HTTP)).toEqual(['GET /', '', '', '200']);
  });

  test('requests in a row stand in one cell', () => {
    const talk = new Connection(80).up(text('GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n'));
    expect(cells(talk.frames, HTTP)).toEqual(['GET|GET /a|/b']);
  });

  test('an answer to HEAD has no body, whatever length it states', () => {
    const talk = new Connection(80)
      .up(text('HEAD / HTTP/1.1\r\n\r\n'))
      .down(text('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n'));
    expect(cells(talk.frames, HTTP)).toEqual(['HEAD /', '200']);
  });

  test('is found on any port, but not where another protocol lives', () => {
    const ask = text('GET / HTTP/1.1\r\n\r\n');
    expect(cells(new Connection(9999).up(ask).frames, HTTP)).toEqual(['GET /']);
    expect(cells(new Connection(22).up(ask).frames, HTTP)).toEqual(['']);
  });

  test('a tunnel through a proxy carries TLS', () => {
    const talk = new Connection(3128).up(text('CONNECT ssm.example.com:8443 HTTP/1.1\r\n\r\n'));
    talk
      .down(text('HTTP/1.1 200 Connection established\r\n\r\n'))
      .up(record(22, 0x0301, clientHello('ssm.example.com', [])));
    expect(cells(talk.frames, [...HTTP, 'tls.handshake.extensions_server_name', 'frame.protocols'])).toEqual([
      'CONNECT ssm.example.com:8443 ip:tcp:http',
      '200 ip:tcp:http',
      'ssm.example.com ip:tcp:http:tls',
    ]);
  });
});

describe('TLS', () => {
  const hello = record(22, 0x0301, clientHello('ssm.example.com', [0x0304]));

  test('of version 1.3 hides what its records are', () => {
    const talk = new Connection(8443).up(hello).down(record(22, 0x0303, serverHello(0x1301, 0x0304)));
    talk
      .down(record(20, 0x0303, join([1])))
      .down(record(23, 0x0303, new Uint8Array(40)))
      .up(record(21, 0x0303, join([2, 48])));
    expect(cells(talk.frames, TLS)).toEqual(['22 0x0301 1', '22 0x0303 2', '20 0x0303', '0x0303', '21 0x0303 48']);
  });

  test('of version 1.2 is encrypted after the change of cipher', () => {
    const talk = new Connection(8443).up(record(22, 0x0301, clientHello('ssm.example.com', [])));
    talk.down(
      join(
        record(22, 0x0303, serverHello(0xc02f)),
        record(20, 0x0303, join([1])),
        record(22, 0x0303, new Uint8Array(40)),
      ),
    );
    talk.down(record(21, 0x0303, new Uint8Array(26))).down(record(23, 0x0303, new Uint8Array(9)));
    expect(cells(talk.frames, TLS)).toEqual([
      '22 0x0301 1',
      '22|20|22 0x0303|0x0303|0x0303 2',
      '21 0x0303',
      '23 0x0303',
    ]);
  });

  test('a handshake message over records stands with the record that ends it', () => {
    const message = serverHello(0xc02f);
    const talk = new Connection(8443).up(hello).down(record(22, 0x0303, message.subarray(0, 20)));
    talk.down(record(22, 0x0303, message.subarray(20)));
    expect(cells(talk.frames, TLS).slice(1)).toEqual(['22 0x0303', '22 0x0303 2']);
  });

  test('a hello of SSL 2.0', () => {
    const old = join([1], u16(0x0301), u16(3), u16(0), u16(16), u24(5), new Uint8Array(16));
    expect(cells(new Connection(443).up(join(u16(0x8000 | old.byteLength), old)).frames, TLS)).toEqual(['0x0002 1']);
  });

  test('what was snapped shows the record, not the message', () => {
    const talk = new Connection(443);
    const whole = tcpPacket(UP, { from: 40_000, to: 443, sequence: 1001, acknowledgement: 5001, flags: ACK }, hello);
    expect(cells(talk.push(whole.subarray(0, 60), whole.byteLength).frames, TLS)).toEqual(['22 0x0301']);
  });

  test('a segment with a bad checksum is not joined with others', () => {
    const talk = new Connection(443);
    const part = tcpPacket(
      UP,
      { from: 40_000, to: 443, sequence: 1001, acknowledgement: 5001, flags: ACK },
      hello.subarray(0, 30),
    );
    part[36] = (part[36] ?? 0) ^ 1;
    expect(cells(talk.push(part).frames, [...TLS, 'tcp.checksum.status'])).toEqual(['0']);
  });

  test('begins in the middle of a mail conversation', () => {
    const talk = new Connection(25)
      .down(text('220 ready\r\n'))
      .up(text('STARTTLS\r\n'))
      .down(text('220 go ahead\r\n'))
      .up(hello);
    expect(cells(talk.frames, ['frame.protocols', 'tls.handshake.type'])).toEqual([
      'ip:tcp:smtp',
      'ip:tcp:smtp',
      'ip:tcp:smtp',
      'ip:tcp:tls 1',
    ]);
  });

  test('what was sent again is not read again', () => {
    const talk = new Connection(8443).up(hello);
    talk.frames.push({ ...(talk.frames[2] ?? { bytes: hello, seconds: 0 }), seconds: 1_709_633_701, fraction: 0 });
    expect(cells(talk.frames, [...TLS, 'tcp.analysis.retransmission'])).toEqual(['22 0x0301 1', '1']);
  });
});

test('ports used again begin a new stream', () => {
  const again = tcpPacket(UP, { from: 40_000, to: 8443, sequence: 77, flags: SYN });
  expect(cells(new Connection(8443).push(again).frames, ['tcp.stream'], 0)).toEqual(['0', '0', '1']);
});

describe('DNS', () => {
  const message = dns(7, 0x0100, 'ssm.example.com', 1);

  test('over TCP, two messages in three segments', () => {
    const stream = join(u16(message.byteLength), message, u16(message.byteLength), message);
    const talk = new Connection(53).up(stream.subarray(0, 1)).up(stream.subarray(1, 50)).up(stream.subarray(50));
    expect(cells(talk.frames, ['dns.qry.name'])).toEqual(['', 'ssm.example.com', 'ssm.example.com']);
  });

  test('multicast DNS writes its names in UTF-8', () => {
    const name = join(u8(6), text('Büro'), [7], u8(5), text('local'), [0]);
    const question = join(u16(0), u16(0), u16(1), u16(0), u16(0), u16(0), name, u16(12), u16(1));
    const frames = new Connection(1).push(udpPacket(UP, 5353, 5353, question)).frames;
    expect(cells(frames, ['frame.protocols', 'dns.qry.name'])).toEqual(['ip:udp:mdns Büro\\007.local']);
  });
});
