import { describe, expect, test } from '@jest/globals';
import type { ReadSource } from '../../src/core/source.js';
import { sitesOf } from '../../src/parties/sites.js';
import { sourceRead } from '../clocks/sources.js';
import { connection, logLine, seen } from '../support/events.js';

/** A manager's log with a call to a license server. */
const manager = (path: string, host: string, server = 'ssm.example.net'): ReadSource =>
  sourceRead({ path, role: 'manager', host, events: [logLine({ 'url.domain': server, 'url.path': '/oauth/token' })] });

/** A license server's log with a request of a manager. */
const server = (path: string, host: string, client: string): ReadSource =>
  sourceRead({
    path,
    host,
    events: [seen('gateway.request', { 'source.address': client, 'url.path': '/oauth/token' }, { source: path })],
  });

const capture = (path: string, client: string, to: string): ReadSource =>
  sourceRead({
    path,
    role: 'capture',
    events: [connection({ 'source.ip': client, 'destination.ip': to, 'destination.port': 8443 }, { source: path })],
  });

const text = (path: string): ReadSource => sourceRead({ path, role: 'other' });

const pathsOf = (...sources: readonly ReadSource[]): readonly (readonly string[])[] =>
  sitesOf(sources).map(({ sources: own }) => own.map(({ path }) => path));

describe('the sources of one site', () => {
  test.each<readonly [string, readonly ReadSource[]]>([
    [
      'a folder for each role',
      [manager('vmanage/x.log', 'a'), server('ssm/messages', 's', '192.0.2.21'), text('notes.txt')],
    ],
    [
      'nodes that ask one server',
      [manager('node1/x.log', 'a'), manager('node2/x.log', 'b'), server('ssm/messages', 's', '192.0.2.21')],
    ],
    [
      'captures of both sides, by the address of the server',
      [
        manager('vmanage/x.log', 'a', '198.51.100.40'),
        capture('vmanage/eth0.pcap', '192.0.2.21', '198.51.100.40'),
        server('ssm/messages', 's', '192.0.2.21'),
        capture('ssm/eth0.pcap', '203.0.113.21', '198.51.100.40'),
      ],
    ],
    ['no manager at all', [server('a/messages', 's', '192.0.2.21'), server('b/messages', 't', '192.0.2.99')]],
  ])('%s', (_, sources) => {
    expect(sitesOf(sources)).toHaveLength(1);
    expect(sitesOf(sources)[0]?.site).toEqual({});
  });
});

describe('the sources of two sites', () => {
  test('lie where their managers lie', () => {
    expect(
      pathsOf(
        manager('a/vmanage/x.log', 'a'),
        server('a/ssm/messages', 's', '192.0.2.21'),
        text('a/show_version.txt'),
        manager('b/x.log', 'b', 'licenses.example.org'),
        text('b/show_version.txt'),
      ),
    ).toEqual([
      ['a/vmanage/x.log', 'a/ssm/messages', 'a/show_version.txt'],
      ['b/x.log', 'b/show_version.txt'],
    ]);
  });

  test("a second server's log from elsewhere needs the manager among its clients", () => {
    const home = [
      manager('a/x.log', 'a'),
      capture('a/eth0.pcap', '192.0.2.21', '198.51.100.40'),
      server('a/messages', 's', '192.0.2.21'),
    ];
    expect(pathsOf(...home, server('b/messages', 't', '192.0.2.99'), text('b/notes.txt')).at(-1)).toEqual([
      'b/messages',
      'b/notes.txt',
    ]);
    expect(pathsOf(...home, server('b/messages', 't', '192.0.2.21'))).toHaveLength(1);
  });

  test('a file among both that names neither is joined with none', () => {
    const both = [manager('a/x.log', 'a'), manager('b/x.log', 'b', 'licenses.example.org')];
    expect(pathsOf(...both, server('messages', 's', '192.0.2.21'))).toEqual([['a/x.log'], ['b/x.log'], ['messages']]);
    expect(pathsOf(...both, sourceRead({ path: 'session.txt', role: 'other', host: 'b.example' }))).toEqual([
      ['a/x.log'],
      ['b/x.log', 'session.txt'],
    ]);
  });

  test('one host name and one name of the server do not hide two addresses', () => {
    expect(
      pathsOf(
        manager('a/x.log', 'vmanage'),
        capture('a/eth0.pcap', '192.0.2.21', '198.51.100.40'),
        manager('b/x.log', 'vmanage'),
        capture('b/eth0.pcap', '203.0.113.21', '203.0.113.40'),
      ),
    ).toHaveLength(2);
  });
});
