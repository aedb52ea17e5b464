import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'no-answer-to-syn',
  cause: 'The SSM, or the path to it, does not answer the TCP connection request of the manager.',
  stage: 'connect',
  severity: 'error',
  prior: 50,
  steps: {
    silence: {
      says: 'the connection request was not answered',
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('connect-timed-out'), 'proxy.failed': equal(false) } },
        { see: 'tcp.connection', where: { 'tcp.handshake': equal('unanswered') } },
      ],
    },
  },
  supports: {
    observed: {
      says: 'the capture shows every SYN, no answer, and that an answer would have been seen',
      decides: true,
      seen: [
        {
          see: 'tcp.connection',
          where: { 'tcp.handshake': equal('unanswered'), 'capture.answer_observable': equal(true) },
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
      says: 'the connection was established',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
    icmp: {
      says: 'a router reports that it did not deliver the packet',
      seen: [
        {
          see: 'icmp.error',
          where: { 'error.kind': oneOf('unreachable', 'prohibited', 'port-unreachable', 'time-exceeded') },
        },
      ],
    },
  },
  explain:
    'The manager tried to connect to {destination.ip} port {destination.port}. ' +
    'No answer to {tcp.syn.count} SYN packets was seen. ' +
    'On the manager a lost SYN looks like a lost SYN-ACK; only a capture on the SSM shows which one was lost.',
  fix: [
    'Look for a firewall rule or a route between the manager (VPN 0) and the SSM that drops TCP to this port.',
    'Take a capture on the SSM at the same time. If it shows the SYN, the return path is broken; if not, the path to the SSM is.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`nc -vz <ssm> 8443` on the manager connects.'],
  risk: ['Open the firewall for the manager and this port only.'],
  collect: [
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
    { what: 'a capture on the SSM of the same attempt', host: 'ssm', command: 'tcpdump -i any -nn tcp port 8443' },
  ],
  notToBeConfusedWith: {
    'cluster-node-differs': 'then another node is answered',
    'one-way-path': 'needs a capture on the other side',
    'host-unreachable': 'is reported by ICMP or by the own route table',
    'connection-refused': 'is answered at once',
    'dns-wrong-address': 'uses the wrong address',
  },
  references: [
    'RFC 9293 section 3.8.1 (retransmission of SYN)',
    'java.net.ConnectException, ConnectTimeoutException of Apache HttpClient',
  ],
});
