import { expect, test } from '@jest/globals';
import { viptelaNotification } from '../../../src/parsers/manager/viptela-record.js';

test('a notification of a daemon', () => {
  expect(
    viptelaNotification(
      '%Viptela-dc-1-vmanage-VDAEMON_0-5-NTCE-1000001: control-connection-state-change new-state:up peer-system-ip:192.0.2.12 site-id:"10 b"',
    ),
  ).toEqual({
    tag: '%Viptela-dc-1-vmanage-VDAEMON_0-5-NTCE-1000001',
    device: 'dc-1-vmanage',
    daemon: 'VDAEMON_0',
    severity: 5,
    event: 'control-connection-state-change',
    attributes: { 'new-state': 'up', 'peer-system-ip': '192.0.2.12', 'site-id': '10 b' },
  });
});

test.each(['%Viptela-', '%Viptela-a-b-9-NTCE-1: text', 'control-connection-state-change', ''])('%s is none', (text) => {
  expect(viptelaNotification(text)).toBeNull();
});
