import { defineParser } from '../../core/parser.js';
import { API_PORT } from '../../license/api-port.js';
import { squidRecord } from './squid-record.js';
import { isTunnel, tunnelFacts } from './tunnel-request.js';

/** Squid's own access log: the tunnels that clients asked for, and what it answered. */
export default defineParser({
  id: 'squid-access',
  title: "squid's access.log (native format)",
  role: 'proxy',
  reads: 'messages',
  discriminator: { field: 'http.request.method', values: ['CONNECT'] },
  initials: '0123456789',
  claims: (text) => /^\d{9,10}\.\d{3}\s+\d+ \S+ [A-Z][A-Z_]+\/\d{3} /.test(text),
  stamp: (text) => squidRecord(text)?.ended ?? null,
  read(message, emit) {
    const record = squidRecord(message.text);
    if (record === null || !isTunnel(record.method, record.target)) return;
    const { target, status, began, ended } = record;
    // Others' tunnels that worked say nothing of a license sync.
    if (status !== null && status < 400 && !target.endsWith(`:${String(API_PORT)}`)) return;
    const evidence = [message.evidence(ended)] as const;
    if (ended !== null) emit.clock({ outer: message.stamp, inner: ended, evidence: evidence[0] });
    emit.event('http.exchange', tunnelFacts(record), { stamp: began, end: ended, host: message.host, evidence });
  },
});
