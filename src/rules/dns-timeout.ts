import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf, present } from '../core/pattern.js';

export default defineRule({
  id: 'dns-timeout',
  cause: 'The DNS server that the manager uses does not answer.',
  stage: 'name',
  severity: 'error',
  prior: 35,
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
    silence: {
      says: 'no answer to the look-up was seen',
      // A single question at the end of a capture or near lost packets proves no silence; a repeated one does.
      seen: [
        { see: 'dns.lookup', where: { 'dns.answered': equal(false), 'capture.answer_observable': equal(true) } },
        { see: 'dns.lookup', where: { 'dns.answered': equal(false), 'dns.queries': atLeast(2) } },
        { see: 'dns.lookup', where: { 'dns.answered': equal(false), 'process.name': present } },
      ],
    },
  },
  supports: {
    tryAgain: {
      says: 'the resolver of the manager got no usable answer (EAI_AGAIN)',
      seen: [{ see: 'manager.call', where: { 'error.kind': equal('name-server-failed') } }],
    },
    observed: {
      says: 'the capture would have shown an answer: it continues, and lost no packets',
      decides: true,
      seen: [{ see: 'dns.lookup', where: { 'dns.answered': equal(false), 'capture.answer_observable': equal(true) } }],
    },
  },
  contradicts: {
    resolved: {
      says: 'the manager logged the address to which the name resolved',
      // HttpClient names its targets: "Connect to ssm.example:8443 [ssm.example/192.0.2.8] failed".
      seen: [{ see: 'manager.call', where: { 'dns.resolved_ip': present } }],
    },
    connected: {
      says: 'a connection to the server was established',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
  },
  explain:
    'The manager could not resolve the name of the license server. ' +
    'It asked {server.ip} for {dns.question.name} ({dns.queries} questions), and no answer was seen.',
  fix: [
    'Check that the name servers of VPN 0 are reachable: route, firewall (UDP and TCP port 53), service.',
    'Add a second name server (`vpn 0`, `dns`).',
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
    'dns-nxdomain': 'is answered',
    'dns-server-failure': 'is answered',
    'wrong-reporting-mode': 'looks up a host of cisco.com, which a manager in on-prem mode never calls',
  },
  references: ['RFC 1035 section 4.1.1 (response codes)', 'java.net.UnknownHostException'],
});
