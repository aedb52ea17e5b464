import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'dns-server-failure',
  cause: 'The DNS server that the manager asks answers with a failure.',
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
      seen: [{ see: 'dns.lookup', where: { 'dns.response_code': oneOf('SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP') } }],
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
      says: 'a connection to the server was made',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
  },
  explain:
    'The manager looked {dns.question.name} up at {server.ip}. ' +
    'The answer was {dns.response_code}: the server is there, and cannot or will not answer for this name.',
  fix: [
    'On the DNS server: for SERVFAIL check its forwarders and the zone, for REFUSED allow the manager to ask.',
    'Or let the manager ask another name server (vpn 0, dns).',
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
    'dns-nxdomain': 'says that the name does not exist',
    'dns-timeout': 'has no answer at all',
    'wrong-reporting-mode': 'looks up a host of cisco.com, which a manager in on-prem mode never asks',
  },
  references: ['RFC 1035 section 4.1.1 (response codes)', 'java.net.UnknownHostException'],
});
