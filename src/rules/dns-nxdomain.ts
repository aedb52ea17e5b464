import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'dns-nxdomain',
  cause: 'The DNS server that the manager uses does not know the name of the SSM.',
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
      says: 'a connection to the server was established',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
  },
  explain:
    'The manager asked the name server {server.ip} for {dns.question.name}. ' +
    'The answer was {dns.response_code}: the name server works but does not know this name.',
  fix: [
    'Add the A record of the SSM to the DNS zone, or correct the name in the SSM server URL of the manager.',
    'Check that the manager uses the name servers of this zone (`vpn 0`, `dns`).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`nslookup <ssm>` on the manager, in VPN 0, returns the address of the SSM.'],
  risk: ['New name servers affect every name that the manager resolves in this VPN.'],
  collect: [
    { what: 'the name look-up on the manager, in VPN 0', host: 'manager', command: 'nslookup <ssm>' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'dns-timeout': 'gets no answer at all',
    'dns-server-failure': 'is answered with an error',
    'wrong-reporting-mode': 'looks up a host of cisco.com, which a manager in on-prem mode never calls',
  },
  references: ['RFC 1035 section 4.1.1 (response codes)', 'java.net.UnknownHostException'],
});
