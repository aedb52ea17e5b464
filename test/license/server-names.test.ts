import { describe, expect, test } from '@jest/globals';
import type { NameTable } from '../../src/core/exchange.js';
import { flowGoesTo, nameTable } from '../../src/license/server-names.js';
import { call, connect, connection, handshake, logLine, lookup, seen } from '../support/events.js';

const byName = call().facts;
const byAddress = call({ 'url.domain': '198.51.100.20' }).facts;
const nothing: NameTable = new Map();
const names: NameTable = new Map([['ssm.example', new Set(['198.51.100.20'])]]);

describe('nameTable', () => {
  test('look-ups give all their addresses, under the name in lower case and without its last dot', () => {
    const table = nameTable([
      lookup({ 'dns.question.name': 'SSM.example.', 'dns.resolved_ip': ['198.51.100.20'] }),
      lookup({ 'dns.resolved_ip': ['2001:db8::20'] }),
    ]);
    expect(table).toEqual(new Map([['ssm.example', new Set(['198.51.100.20', '2001:db8::20'])]]));
  });

  test("Java's own words name the address it tried", () => {
    const failed = logLine({
      'error.message': 'Connect to ssm.example:8443 [ssm.example/198.51.100.20] failed: Connection refused',
    });
    expect(nameTable([failed])).toEqual(names);
  });

  test('a look-up without an answer gives no name', () => {
    const unanswered = seen('dns.lookup', {
      'source.ip': '192.0.2.10',
      'server.ip': '192.0.2.53',
      'dns.question.name': 'ssm.example',
      'dns.answered': false,
      'dns.queries': 3,
    });
    expect(nameTable([unanswered, logLine({})]).size).toBe(0);
  });
});

describe('flowGoesTo', () => {
  test('a connection to the port and to an address of the name', () => {
    expect(flowGoesTo(connection(), byName, names)).toBe(true);
    expect(flowGoesTo(connection({ 'destination.ip': '198.51.100.21' }), byName, names)).toBe(false);
    expect(flowGoesTo(connection({ 'destination.port': 443 }), byName, names)).toBe(false);
  });

  test('of a name that nothing resolves any address may be', () => {
    expect(flowGoesTo(connection({ 'destination.ip': '198.51.100.21' }), byName, nothing)).toBe(true);
  });

  test('where the call names an address, it must be that one', () => {
    expect(flowGoesTo(handshake(), byAddress, nothing)).toBe(true);
    expect(flowGoesTo(handshake({ 'destination.ip': '198.51.100.21' }), byAddress, nothing)).toBe(false);
  });

  test('a look-up of the name, in any case', () => {
    expect(flowGoesTo(lookup({ 'dns.question.name': 'SSM.Example.' }), byName, nothing)).toBe(true);
    expect(flowGoesTo(lookup({ 'dns.question.name': 'ntp.example' }), byName, nothing)).toBe(false);
  });

  test('a CONNECT to the name and port, and no other request', () => {
    expect(flowGoesTo(connect(), byName, nothing)).toBe(true);
    expect(flowGoesTo(connect({ 'url.original': 'ssm.example:443' }), byName, nothing)).toBe(false);
    expect(flowGoesTo(connect({ 'http.request.method': 'GET' }), byName, nothing)).toBe(false);
  });

  test('an ICMP error about a packet to the server', () => {
    const error = {
      'source.ip': '203.0.113.1',
      'icmp.type': 3,
      'icmp.code': 13,
      'error.kind': 'prohibited',
      'icmp.count': 1,
    } as const;
    const quoted = { 'quoted.destination.ip': '198.51.100.20', 'quoted.destination.port': 8443 };
    expect(flowGoesTo(seen('icmp.error', { ...error, ...quoted }), byName, names)).toBe(true);
    expect(flowGoesTo(seen('icmp.error', error), byName, names)).toBe(false);
  });

  test('no other kind, and nothing where the call names no host', () => {
    const noHost = { 'event.outcome': 'failure' } as const;
    expect(flowGoesTo(logLine({}), byName, names)).toBe(false);
    expect(flowGoesTo(connection(), noHost, names)).toBe(false);
  });
});
