import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'cluster-node-differs',
  cause:
    'One node of the manager cluster fails and another one succeeds, so the two differ in path, trust or settings.',
  // It has no stage of its own: a node that differs can fail at any.
  stage: 'prerequisites',
  severity: 'warning',
  prior: 5,
  narrowsOnly: true,
  steps: {
    fails: {
      says: 'the sync of this node fails',
      seen: [{ see: 'manager.call', where: { 'event.outcome': equal('failure') } }],
    },
    passes: {
      says: 'the sync of another node with the same license server succeeds within a day',
      seen: [{ see: 'cluster.outcome-compared', where: { 'event.outcome': equal('success') } }],
    },
  },
  explain:
    'The sync of node {host.name} with the same license server succeeded. ' +
    'So the server, its API client and its user work, and the problem is on this node or on its path.',
  fix: [
    'Compare both nodes: address and VPN of the interface, routes, DNS servers, proxy, trusted certificates, clock, release.',
    'Compare what the firewalls on the path allow for each address of the cluster.',
    'Run "Sync Licenses and Refresh Devices" on the node that failed.',
  ],
  verify: ['The sync succeeds on each node of the cluster.'],
  risk: ['A setting that is changed in the GUI goes to all nodes of the cluster.'],
  collect: [
    { what: 'vmanage-server.log of every node', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
    { what: 'routes and interfaces of both VPNs', host: 'manager', command: 'show ip route; show interface' },
    { what: 'the release of the manager', host: 'manager', command: 'show version' },
  ],
  notToBeConfusedWith: {
    'no-answer-to-syn': 'affects every node',
    'tls-untrusted-ca': 'affects every node, unless their trust stores differ',
  },
  references: ['Cisco: SD-WAN Manager cluster (each node makes its own connections)'],
});
