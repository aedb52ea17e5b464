import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'dns-server-failure',
  cause: 'The DNS server that the manager uses answers with an error.',
  stage: 'name',
  severity: 'error',
  prior: 20,
  steps: {
    failed: {
      says: 'the manager could not resolve the name of the server',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('name-not-resolved', 'name-server-failed') } },
        { see: 'dns.lookup', where: { 'dns.answered': equal(false) } },
        {
          see: 'dns.lookup',
          where: { 'dns.response_code': oneOf('NXDOMAIN', 'SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP') },
        },
      ],
    },
    failure: {
      says: 'the DNS server answers with SERVFAIL, REFUSED or the like',
      decides: true,
      seen: [
        {
          see: 'dns.lookup',
          where: { 'dns.response_code': oneOf('SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP') },
        },
      ],
    },
  },
  supports: {
    tryAgain: {
      says: 'the resolver of the manager got no usable answer (EAI_AGAIN)',
      seen: [{ see: 'manager.call', where: { 'error.kind': equal('name-server-failed') } }],
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
    'The answer was {dns.response_code}: the name server is up but cannot, or may not, answer for this name.',
  fix: [
    'On the DNS server: for SERVFAIL check its forwarders and the zone, for REFUSED allow queries from the manager.',
    'Or configure another name server on the manager (`vpn 0`, `dns`).',
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
    'dns-nxdomain': 'says that the name does not exist',
    'dns-timeout': 'gets no answer at all',
    'wrong-reporting-mode': 'looks up a host of cisco.com, which a manager in on-prem mode never calls',
  },
  references: ['RFC 1035 section 4.1.1 (response codes)', 'java.net.UnknownHostException'],
});
