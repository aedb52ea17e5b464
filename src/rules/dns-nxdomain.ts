import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'dns-nxdomain',
  cause: 'The name of the SSM server does not exist for the DNS server that the manager asks.',
  stage: 'name',
  severity: 'error',
  prior: 40,
  steps: {
    failed: {
      says: 'the manager could not resolve the name of the server',
      seen: [
        // EAI_AGAIN is what the resolver makes of no answer or SERVFAIL, never of NXDOMAIN.
        { see: 'manager.call', where: { 'error.kind': equal('name-not-resolved') } },
        { see: 'dns.lookup', where: { 'dns.answered': equal(false) } },
        {
          see: 'dns.lookup',
          where: { 'dns.response_code': oneOf('NXDOMAIN', 'SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP') },
        },
      ],
    },
    nxdomain: {
      says: 'the DNS server says that the name does not exist (NXDOMAIN)',
      decides: true,
      seen: [{ see: 'dns.lookup', where: { 'dns.response_code': equal('NXDOMAIN') } }],
    },
  },
  contradicts: {
    connected: {
      says: 'a connection to the server was made',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
  },
  explain:
    'The manager looked {dns.question.name} up at {server.ip}. ' +
    'The answer was {dns.response_code}: the server answers, and knows no such name.',
  fix: [
    'Add the A record of the SSM server to the DNS zone, or correct the name in the SSM server URL of the manager.',
    'Check that the manager asks the name servers that know this zone (vpn 0, dns).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['nslookup of the name on the manager, in VPN 0, gives the address of the SSM.'],
  risk: ['A change of name servers concerns everything that the manager resolves in this VPN.'],
  collect: [
    { what: 'look-up of the name on the manager', host: 'manager', command: 'nslookup <ssm> vpn 0' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'dns-timeout': 'has no answer at all',
    'dns-server-failure': 'is answered with a failure',
    'wrong-reporting-mode': 'looks up a host of cisco.com, which a manager in on-prem mode never asks',
  },
  references: ['RFC 1035 section 4.1.1 (response codes)', 'java.net.UnknownHostException'],
});
