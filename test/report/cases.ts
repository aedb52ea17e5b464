/** Whole cases as an analysis would hand them over: one for each outcome. */
import type { Analysis } from '../../src/core/analysis.js';
import type { Evidence } from '../../src/core/evidence.js';
import {
  analysis,
  attempt,
  cite,
  clock,
  dated,
  finding,
  frame,
  line,
  micros,
  source,
  stage,
  stages,
  stamp,
  verdict,
} from '../support/analysis.js';

const LOG = 'manager/vmanage-server.log';
const MESSAGES = 'ssm/messages';
const CAPTURE = 'manager/eth0.pcap';
const IST = { zone: { abbreviation: 'IST' } } as const;
export const CLIENT_ID = 'UJtw8s3kQpL0zXv5Ra7NbMc2DfPP50';

const logged = (number: number, wall: string, message: string): Evidence => {
  const text = `05-Mar-2024 ${wall.slice(11).replace('.', ',')} IST`;
  return line(LOG, number, `${text} INFO  [manager.example] ${message}`, stamp(text, wall, IST));
};
const syslog = (number: number, wall: string, message: string): Evidence => {
  const text = `Mar  5 ${wall.slice(11, 19)}`;
  return line(MESSAGES, number, `${text} ssm ${message}`, stamp(text, wall, { year: false, step: 1_000_000 }));
};
const packet = (number: number, wall: string, message: string): Evidence =>
  frame(CAPTURE, number, message, stamp(wall, wall, { zone: { offset: 0 }, step: 1 }));

export const request = logged(
  260,
  '2024-03-05T15:45:00.100',
  `[SmartLicensingUtil] (default task-7) |default| Query params : grant_type=password&client_id=${CLIENT_ID}&username=admin`,
);
export const answer = logged(
  261,
  '2024-03-05T15:45:01.200',
  '[RestAPIClient] (default task-7) |default| Failed to execute POST, response code : 401 response : {"error":"unauthorized_client"}',
);
const rails = syslog(231, '2024-03-05T09:33:00.000', 'app: method=POST path=/oauth/token status=401');
const nginx = syslog(232, '2024-03-05T09:33:00.000', 'web: 203.0.113.7 "POST /oauth/token HTTP/1.1" 401 136');
const created = syslog(122, '2024-03-05T08:12:52.000', 'app: event=client_created type="Client Credentials Grant"');
const syn = packet(1, '2024-03-05T10:15:00.200000', 'IP 192.0.2.10.48588 > 198.51.100.20.8443: Flags [S]');
const synAck = packet(2, '2024-03-05T10:15:00.458000', 'IP 198.51.100.20.8443 > 192.0.2.10.48588: Flags [S.]');

const asked = dated(
  'oauth.token-answer',
  {
    'url.path': '/oauth/token',
    'http.request.method': 'POST',
    'http.response.status_code': 401,
    'oauth.error': 'unauthorized_client',
    'oauth.grant_type': 'password',
    'oauth.client.id': CLIENT_ID,
    'user.name': 'admin',
    'server.address': '198.51.100.20',
    'server.port': 8443,
  },
  [request, answer],
  micros('2024-03-05T10:15:00.100Z'),
  micros('2024-03-05T10:15:01.200Z'),
);
const served = dated(
  'server.request',
  {
    'source.address': '203.0.113.7',
    'http.request.method': 'POST',
    'url.path': '/oauth/token',
    'http.response.status_code': 401,
    'app.reached': true,
  },
  [rails, nginx],
  micros('2024-03-05T10:15:01.000Z'),
);
const made = dated(
  'oauth.client-created',
  { 'oauth.client.id': 'UJtw8s3k****PP50', 'oauth.grant_type': 'client_credentials' },
  [created],
  micros('2024-03-05T08:54:53.000Z'),
);
const connected = dated(
  'tcp.connection',
  {
    'source.ip': '192.0.2.10',
    'source.port': 48588,
    'destination.ip': '198.51.100.20',
    'destination.port': 8443,
    'tcp.handshake': 'completed',
    'tcp.syn.count': 1,
    'tcp.rtt': 258_000,
    'source.bytes': 900,
    'destination.bytes': 3000,
    'tcp.retransmissions': 0,
    'tcp.largest_from_server': 1448,
    'event.duration': 900_000,
  },
  [syn, synAck],
  micros('2024-03-05T10:15:00.200Z'),
  micros('2024-03-05T10:15:01.100Z'),
);

const SOURCES = [
  source(LOG, { clock: clock({ zone: 'Asia/Kolkata', basis: 'resolved', alternatives: ['Asia/Jerusalem'] }) }),
  source(MESSAGES, {
    role: 'ssm',
    host: 'ssm',
    format: 'ssm-messages',
    clock: clock({
      basis: 'assumed',
      offset: -2_521_000_000,
      plusMinus: 1_100_000,
      grade: 'low',
      anchors: [{ a: [nginx], b: [answer], low: -2_522_100_000, high: -2_519_900_000, used: true }],
    }),
  }),
  source(CAPTURE, { role: 'capture', host: null, format: 'pcap', records: 31, understood: 31, drops: 0 }),
];

const failed = attempt({
  stages: stages('token', [
    stage('prerequisites', 'passed', { facts: { release: '20.9.1' } }),
    stage('name', 'not-needed', { facts: { why: 'an address is used' }, evidence: [request] }),
    stage('connect', 'passed', {
      start: micros('2024-03-05T10:15:00.200Z'),
      end: micros('2024-03-05T10:15:00.458Z'),
      facts: { time: '258 ms' },
      evidence: [syn, synAck],
    }),
    stage('proxy', 'not-needed'),
    stage('tls', 'passed', { inferred: true }),
    stage('token', 'failed', {
      start: micros('2024-03-05T10:15:00.100Z'),
      end: micros('2024-03-05T10:15:01.200Z'),
      facts: { answer: '401 unauthorized_client' },
      evidence: [answer, rails, nginx],
    }),
  ]),
  oauthError: 'unauthorized_client',
  client: { host: 'manager.example', addresses: ['192.0.2.10', '203.0.113.7'] },
  joins: [
    { source: MESSAGES, by: 'anchor' },
    { source: CAPTURE, by: 'time' },
  ],
  events: [asked, served, connected],
});

/** The manager asks with the password grant; its client was made for client credentials. */
export const wrongGrant: Analysis = analysis({
  outcome: 'cause-found',
  sources: SOURCES,
  releases: [
    { host: 'manager.example', version: '20.9.1', evidence: [logged(12, '2024-03-05T15:00:00.000', '20.9.1')] },
  ],
  attempts: [failed],
  timeline: [made, asked, connected, served],
  findings: [
    finding({
      id: 'wrong-grant-type-1badb002',
      rule: 'wrong-grant-type',
      cause:
        'Wrong OAuth grant type: the API client was made for the Client Credentials Grant, the manager asks with the Resource Owner (password) grant.',
      confidence: 'confirmed',
      why: 'deciding',
      explanation: 'Doorkeeper answers unauthorized_client when a client may not use the grant it asked with.',
      evidence: [
        cite(request, 'the manager asks with the password grant'),
        cite(answer, 'the server refuses this client the grant it asks with'),
        cite(nginx, 'the server refuses this client the grant it asks with'),
        cite(created, 'the client was made for the Client Credentials Grant', 'supports'),
      ],
      fix: ['SSM admin: create a Resource Owner Grant client.', 'Enter its client ID and secret in the manager.'],
      verify: ['Sync Licenses and Refresh Devices.'],
      risk: ['Other programs that use the old client are not touched.'],
      collect: [{ what: 'the Type column of the API Tool Kit', host: 'ssm' }],
    }),
  ],
  verdicts: [
    verdict('wrong-grant-type', { verdict: 'found', confidence: 'confirmed', reason: 'All steps were seen.' }),
    verdict('wrong-client-secret', {
      verdict: 'ruled-out',
      reason: 'the answer is unauthorized_client, not invalid_client',
      by: [answer],
    }),
    verdict('connection-refused', { stoppedAt: 'reset', reason: 'the SYN was answered by SYN-ACK', by: [syn, synAck] }),
    verdict('dns-timeout', {
      verdict: 'unjudged',
      reason: 'no witness of a look-up',
      missing: ['a capture that also holds DNS'],
    }),
  ],
  unexplained: [
    {
      template: 'connect() failed (<n>: Connection refused)',
      source: MESSAGES,
      count: 3,
      first: micros('2024-03-05T10:00:00.000Z'),
      last: micros('2024-03-05T10:20:00.000Z'),
      sample: syslog(226, '2024-03-05T09:32:58.000', 'web: connect() failed (111: Connection refused)'),
    },
  ],
  notices: [{ code: 'year-assumed', source: MESSAGES, message: 'the year is taken from the other sources' }],
});

const good = attempt({
  id: 'attempt-2',
  start: micros('2024-03-05T10:25:00.000Z'),
  end: micros('2024-03-05T10:25:02.000Z'),
  outcome: 'succeeded',
  stoppedAt: null,
  stages: stages(null),
  httpStatus: 200,
  oauthError: null,
  retryOf: 'attempt-1',
});

/** All went well. */
export const healthy: Analysis = analysis({
  outcome: 'healthy',
  sources: SOURCES,
  attempts: [{ ...good, retryOf: null }],
});

/** The first try failed, the next one passed. */
const retried = { ...failed, healedBy: good.id };
export const healed: Analysis = analysis({ outcome: 'healed', sources: SOURCES, attempts: [retried, good] });

/** The sync failed and no rule says why. */
export const unexplained: Analysis = analysis({
  outcome: 'failed-unexplained',
  sources: SOURCES,
  attempts: [failed],
  timeline: [asked],
  verdicts: wrongGrant.verdicts.filter(({ verdict: word }) => word !== 'found'),
  unexplained: wrongGrant.unexplained,
});

/** The logs hold no sync. */
export const nothing: Analysis = analysis({ sources: SOURCES.slice(0, 1) });

export const CASES = { wrongGrant, healthy, healed, unexplained, nothing } as const;
