import { describe, expect, test } from '@jest/globals';
import { headingsAmong } from '../../../src/parsers/admin-tech/heading.js';
import { clusterOf } from '../../../src/parsers/admin-tech/members.js';
import { nodeOf } from '../../../src/parsers/admin-tech/node.js';
import { factsOf, readByAll } from '../../support/lines.js';

describe('nodeOf', () => {
  test.each([
    ['192.0.2.22-manager-b-20260120-141500-admin-tech.tar.gz!opt/data/tech/config', 'manager-b'],
    ['case/192.0.2.22-DR-vManage-20260228-225456-admin-tech.tar/opt/data/tech/config', 'DR-vManage'],
    ['manager_1-20260228-225456-admin-tech.tgz!var/log/messages', 'manager_1'],
    ['20190812-064347-admin-tech.tar.gz!var/tech/config', null],
    ['192.0.2.22-20190812-064347-admin-tech.tar.gz!var/tech/config', null],
    ['admin-tech/opt/data/tech/config', null],
  ])('%s', (path, host) => {
    expect(nodeOf(path)).toBe(host);
  });
});

test.each([
  [['----- show system status -----'], 1],
  [['=== CFGMGR RTM Interface Database ==='], 1],
  [['--------', 'show omp summary', '--------'], 1],
  [['--------', 'showing nothing'], 0],
  [['----- BEGIN -----', '-----------', '0    eth0'], 0],
  [[`-----${' '.repeat(500)}show-----`], 0],
])('headings among %j', (lines, count) => {
  expect(headingsAmong(lines)).toBe(count);
});

describe('clusterOf', () => {
  test.each([null, [], 'x', {}, { services: 'x', memberMap: [] }])('nothing in %j', (json) => {
    expect(clusterOf(json)).toBeNull();
  });

  test('addresses of both families; names and the host itself are none', () => {
    const hosts = { 0: '[2001:db8::21]:8443', 1: '192.0.2.22:2888:3888', 2: 'localhost:8080', 3: '127.0.0.1:80', 4: 7 };
    expect(clusterOf({ services: { 'coordination-server': { hosts }, other: { hosts: [] } } })).toEqual({
      members: [
        { ip: '2001:db8::21', node: '0', state: null },
        { ip: '192.0.2.22', node: '1', state: null },
      ],
      selfIp: null,
      selfNode: null,
      tenancy: null,
    });
  });

  test('a map of addresses', () => {
    expect(clusterOf({ memberMap: { a: '192.0.2.21', '192.0.2.22': { status: 'normal' } }, vmanageID: 0 })).toEqual({
      members: [
        { ip: '192.0.2.21', node: null, state: null },
        { ip: '192.0.2.22', node: null, state: 'normal' },
      ],
      selfIp: null,
      selfNode: '0',
      tenancy: null,
    });
  });
});

const CASE = '192.0.2.250-manager-20240305-103000-admin-tech.tar.gz!opt/data/tech';
const HEADING = '----- show system status -----';

describe('an admin-tech as a source', () => {
  test('the archive names the host of a file that does not', async () => {
    const text = `${HEADING}\nVersion: 20.12.3\nPersonality:   vmanage\n`;
    const source = await readByAll(text, `${CASE}/sysmgrd`);
    expect(source.host).toBe('manager');
    expect(source.events.map(({ kind, host }) => [kind, host])).toEqual([
      ['host.identity', 'manager'],
      ['manager.release', 'manager'],
    ]);
  });

  test('a command without rules around it heads a section too', async () => {
    const source = await readByAll('show version\n20.12.3\nshow clock\nTue Mar 05 10:15:00 UTC 2024\n', `${CASE}/x`);
    expect(source.format).toBe('admin-tech-sections');
    expect(source.events.map(({ kind }) => kind)).toEqual(['host.identity', 'manager.release', 'host.clock']);
    expect((await readByAll('notes\nshow version\n', 'x')).format).toBeNull();
  });

  test('the name in the file stands before that of the archive', async () => {
    const text = '----- show running-config system -----\nsystem\n host-name other\n!\n';
    expect((await readByAll(text, `${CASE}/config`)).host).toBe('other');
  });

  test('fields of a section that no reader knows', async () => {
    const text =
      '----- show omp summary -----\n system-ip   192.0.2.250\n personality vsmart\n----- show users -----\nx\n';
    const source = await readByAll(text, 'config');
    expect(factsOf(source)).toEqual([
      ['host.identity', { 'system.ip': '192.0.2.250', 'system.personality': 'vsmart' }],
    ]);
    expect(source.reading.records).toBe(2);
  });

  test('a release of another controller is none of a manager', async () => {
    const source = await readByAll(`${HEADING}\nVersion: 20.9.1\nPersonality:   vbond\n`, 'sysmgrd');
    expect(factsOf(source)).toEqual([
      ['host.identity', { 'system.personality': 'vbond', 'service.version': '20.9.1' }],
    ]);
  });

  test('what is too long is said', async () => {
    const rows = Array.from({ length: 5_001 }, (_, index) => `row ${String(index)}`).join('\n');
    const source = await readByAll(`${HEADING}\nPersonality:   vmanage\n${rows}\n`, 'sysmgrd');
    expect(source.notices).toEqual([expect.objectContaining({ code: 'not-read', number: 5_002 })]);
    expect(factsOf(source)).toEqual([['host.identity', { 'system.personality': 'vmanage' }]]);
  });

  test.each([
    ['{ "services": { "app-server": { "hosts": { "0": "192.0.2.21:8443" } } } }', 'admin-tech-cluster'],
    ['{ "vmanageID": "0", "memberMap": {} }', 'admin-tech-cluster'],
    ['{ "services": { "web": { "hosts": {} } }, "hostsEnabled": true }', null],
    ['{ "neo4j": 1 }', null],
  ])('%s is read by %s', async (text, id) => {
    expect((await readByAll(text, 'x')).format).toBe(id);
  });

  test('a cluster of one alone is not called one; a cut file is not used', async () => {
    const one = '{ "vmanageID": "0",\n "services": { "application-server": { "hosts": { "0": "192.0.2.21:8443" } } } }';
    expect(factsOf(await readByAll(one, 'x'))).toEqual([
      ['cluster.member', { 'host.ip': '192.0.2.21', 'cluster.self': true, 'cluster.node': '0' }],
    ]);
    const cut = await readByAll(one.slice(0, -4), 'x');
    expect(cut.events).toEqual([]);
    expect(cut.notices.map(({ code }) => code)).toEqual(['text-cut']);
  });
});
