import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'connection-refused',
  cause: 'Nothing listens on the SSM port that the manager connects to, or something on the way resets the connection.',
  stage: 'connect',
  severity: 'error',
  prior: 50,
  steps: {
    refused: {
      says: 'the connection request is refused',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('connection-refused'), 'proxy.failed': equal(false) } },
        { see: 'tcp.connection', where: { 'tcp.handshake': equal('refused') } },
        {
          see: 'icmp.error',
          where: { 'quoted.protocol': equal(6), 'icmp.type': equal(3), 'icmp.code': equal(3) },
        },
        {
          see: 'icmp.error',
          where: { 'quoted.protocol': equal(6), 'icmp.type': equal(1), 'icmp.code': equal(4) },
        },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
    completed: {
      says: 'a connection of the same attempt was made',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
  },
  explain:
    'The manager tried to connect to {destination.ip} port {destination.port}. ' +
    'The refusal came at once, by RST or by ICMP: the host, or a firewall in front of it, takes no connection on this port. ' +
    "An RST whose TTL is unlike that of the server's other packets points to a firewall.",
  fix: [
    'On the SSM: check that its containers run and that nginx listens on the port (ss -ltn).',
    'Check the port in the SSM server URL of the manager (8443 for the API).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['nc from the manager to the address and port connects.'],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'listening ports and containers', host: 'ssm', command: 'ss -ltn; docker ps' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: { 'no-answer-to-syn': 'is not answered at all', 'dns-wrong-address': 'asks the wrong address' },
  references: ['RFC 9293 section 3.10.7.1 (RST to a SYN for a closed port)'],
});
