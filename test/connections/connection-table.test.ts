import { describe, expect, test } from '@jest/globals';
import { ConnectionTable } from '../../src/connections/connection-table.js';
import { newConnection } from '../../src/connections/connection.js';
import { MAX_CONNECTIONS } from '../../src/connections/tcp-connections.js';
import { pair, packetMaker, segments } from './segments.js';

const WATCHER = { segment: () => undefined, plain: () => false, end: () => undefined };
const SERVER = { ip: '198.51.100.8', port: 443 };

function tableOf(...ports: readonly number[]): ConnectionTable {
  const [first] = segments({ from: 'client', flags: 'S' });
  if (first === undefined) throw new Error('no packet');
  const table = new ConnectionTable();
  for (const port of ports)
    table.add(newConnection(first, 0, { client: { ip: '192.0.2.10', port }, server: SERVER }), WATCHER);
  return table;
}

const find = (table: ConnectionTable, port: number) => table.find('192.0.2.10', port, SERVER.ip, SERVER.port);

describe('connections by their ends', () => {
  const ports = Array.from({ length: 20_000 }, (_, index) => 1024 + index);

  test('are found in both directions, also where several share a bucket', () => {
    const table = tableOf(...ports);
    expect(ports.every((port) => find(table, port)?.connection.client.port === port)).toBe(true);
    expect(table.find(SERVER.ip, SERVER.port, '192.0.2.10', 5000)?.connection.client.port).toBe(5000);
    expect(find(table, 80)).toBeNull();
  });

  test('are forgotten when they are removed, and the others are not', () => {
    const table = tableOf(...ports);
    for (const port of ports.filter((one) => one % 3 !== 0)) {
      const entry = find(table, port);
      if (entry !== null) table.remove(entry);
    }
    expect(ports.filter((port) => find(table, port) !== null)).toEqual(ports.filter((port) => port % 3 === 0));
    expect(table.size).toBe(ports.filter((port) => port % 3 === 0).length);
  });
});

test('the oldest is the one that was touched least recently', () => {
  const table = tableOf(1, 2, 3);
  const order: number[] = [];
  for (const port of [1, 3, 3]) {
    const entry = find(table, port);
    if (entry !== null) table.touch(entry);
  }
  for (let entry = table.oldest; entry !== null; entry = table.oldest) {
    order.push(entry.connection.client.port);
    table.remove(entry);
  }
  expect(order).toEqual([2, 1, 3]);
});

test('of a scan, no more than the bound are open: the others are emitted at once', () => {
  const { segment } = packetMaker();
  const scan = Array.from({ length: MAX_CONNECTIONS * 2 }, (_, index) =>
    segment({ from: 'client', flags: 'S', clientPort: 1024 + index }),
  );
  const emitted = pair('tcp.connection', scan).map(({ facts }) => facts['source.port']);
  expect(emitted).toEqual(scan.map(({ tcp }) => tcp?.sourcePort));
});
