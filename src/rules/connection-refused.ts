import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'connection-refused',
  cause: 'Nothing listens on the SSM port that the manager connects to, or a device on the path resets the connection.',
  stage: 'connect',
  severity: 'error',
  prior: 50,
  steps: {
    refused: {
      says: 'the connection request is refused',
      decides: true,
      seen: [
        {
          see: 'manager.call',
          where: { 'error.kind': equal('connection-refused'), 'proxy.failed': equal(false) },
        },
        { see: 'tcp.connection', where: { 'tcp.handshake': equal('refused') } },
        {
          see: 'icmp.error',
          where: { 'quoted.protocol': equal(6), 'error.kind': equal('port-unreachable') },
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
      says: 'a connection of the same attempt was established',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
  },
  explain:
    'The manager tried to connect to {destination.ip} port {destination.port}. ' +
    'It was refused at once, by RST or by ICMP: the host, or a firewall in front of it, accepts no connection on this port. ' +
    "If the TTL of the RST differs from that of the server's other packets, a firewall sent it.",
  fix: [
    'On the SSM: check that its containers run and that nginx listens on the port (`ss -ltn`).',
    'Check the port in the SSM server URL of the manager (8443 for the API).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`nc -vz <ssm> 8443` on the manager connects.'],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'the listening ports and the containers', host: 'ssm', command: 'ss -ltn; docker ps' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: { 'no-answer-to-syn': 'is not answered at all', 'dns-wrong-address': 'uses the wrong address' },
  references: ['RFC 9293 section 3.10.7.1 (RST to a SYN for a closed port)'],
});
