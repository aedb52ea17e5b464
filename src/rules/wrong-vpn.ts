import { defineRule } from '../core/rule.js';
import { atLeast, atMost, equal, matches } from '../core/pattern.js';

/** A VPN of the manager other than the transport VPN, where license traffic belongs. */
const OTHER_VPN = matches(/^(?!0$)\d+$/);

export default defineRule({
  id: 'wrong-vpn',
  cause: 'The manager connects to the SSM through a VPN other than VPN 0 and gets no answer.',
  stage: 'connect',
  severity: 'error',
  prior: 20,
  steps: {
    silence: {
      says: 'a connection request to the SSM is not answered',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('unanswered') } }],
    },
    otherVpn: {
      says: 'the capture that shows it was taken in a VPN other than 0',
      seen: [{ see: 'capture.settings', where: { 'capture.vpn': OTHER_VPN }, scope: 'bundle' }],
    },
  },
  supports: {
    notFromZero: {
      says: 'a ping in VPN 0 is not answered',
      seen: [
        {
          see: 'path.pinged',
          where: { 'interface.vpn': equal('0'), 'icmp.received': atMost(0) },
          scope: 'bundle',
        },
      ],
    },
    fromOther: {
      says: 'a ping in another VPN is answered',
      seen: [
        {
          see: 'path.pinged',
          where: { 'interface.vpn': OTHER_VPN, 'icmp.received': atLeast(1) },
          scope: 'bundle',
        },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    'The capture of VPN {capture.vpn} shows the connection request to {destination.ip} port {destination.port} but no answer. ' +
    'License calls of the manager belong in VPN 0; a route or an interface address sends them elsewhere.',
  fix: [
    'On the manager: compare `show ip route vpn 0` and `show interface` with the address of the SSM; no prefix of another VPN may include it.',
    'Give VPN 0 a route to the SSM, or move the SSM to where VPN 0 reaches it.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['A capture in VPN 0 shows the connection request and its answer.'],
  risk: ['A changed route in VPN 0 can cut the control connections of the overlay.'],
  collect: [
    { what: 'routes and interfaces of both VPNs', host: 'manager', command: 'show ip route; show interface' },
    { what: 'a ping in each VPN', host: 'manager', command: 'ping vpn 0 <ssm>; ping vpn 512 <ssm>' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: { 'no-answer-to-syn': 'goes out in VPN 0 and is not answered' },
  outranks: ['no-answer-to-syn'],
  references: [
    'https://www.cisco.com/c/en/us/support/docs/troubleshooting/222117-troubleshoot-license-sync-on-catalyst-sd.html (capture in VPN 0)',
  ],
});
