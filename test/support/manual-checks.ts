/** What one command showed, built by hand. */
import type { Flow, ManualCheck } from '../../src/core/exchange.js';
import type { Facts } from '../../src/core/event.js';
import { seen, type Place } from './events.js';

const SERVER = { 'destination.ip': '198.51.100.20', 'destination.port': 8443 } as const;
const BY_NAME = { ...SERVER, 'destination.domain': 'ssm.example' } as const;
/** A transcript has no time of its own. */
const TYPED: Place = { source: 'commands.txt', host: 'manager.example', by: 'person', after: null };

export const dug = (facts: Partial<Facts['dns.lookup']> = {}, number = 1): Flow =>
  seen(
    'dns.lookup',
    {
      'process.name': 'dig',
      'dns.question.name': 'ssm.example',
      'dns.answered': true,
      'dns.response_code': 'NOERROR',
      'dns.resolved_ip': ['198.51.100.20'],
      'dns.queries': 1,
      ...facts,
    },
    { ...TYPED, number },
  );

export const reached = (facts: Partial<Facts['tcp.connection']> = {}, number = 2): Flow =>
  seen(
    'tcp.connection',
    { 'process.name': 'curl', ...BY_NAME, 'tcp.handshake': 'completed', ...facts },
    { ...TYPED, number },
  );

export const shaken = (facts: Partial<Facts['tls.handshake']> = {}, number = 3): Flow =>
  seen(
    'tls.handshake',
    { 'process.name': 'curl', ...BY_NAME, 'tls.outcome': 'finished', ...facts },
    { ...TYPED, number },
  );

export const asked = (facts: Partial<Facts['http.exchange']> = {}, number = 4): Flow =>
  seen(
    'http.exchange',
    {
      'process.name': 'curl',
      ...BY_NAME,
      'http.request.method': 'POST',
      'url.original': '/oauth/token',
      'http.response.status_code': 400,
      'http.response.body.content': '{"error":"invalid_grant"}',
      ...facts,
    },
    { ...TYPED, number },
  );

export function manualCheck(name: string, first: Flow, ...rest: readonly Flow[]): ManualCheck {
  return { name, source: first.source, host: first.host, events: [first, ...rest] };
}
