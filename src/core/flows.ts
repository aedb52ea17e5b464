import type { Dated, Facts } from './model.js';

/** The manager is a Java program (JDK or Apache HttpClient); browsers, curl and scripts are other clients. */
export function isJavaClient(agent: string): boolean {
  return /\bjava\b|httpclient|jersey|okhttp/i.test(agent);
}

/** Whether a flow of a capture goes where a call of the manager goes: to the server, by a look-up of its name, or by a proxy. */
export function flowGoesTo(flow: Dated, call: Facts['manager.call']): boolean {
  const [domain, port] = [call['url.domain'], call['url.port']];
  if (domain === undefined) return false;
  switch (flow.kind) {
    case 'dns.lookup':
      return flow.facts['dns.question.name'].replace(/\.$/, '').toLowerCase() === domain.toLowerCase();
    case 'http.exchange':
      return flow.facts['http.request.method'] === 'CONNECT' && flow.facts['url.original'] === `${domain}:${String(port)}`;
    case 'tcp.connection':
    case 'tls.handshake':
      return flow.facts['destination.port'] === port && (!isAddress(domain) || flow.facts['destination.ip'] === domain);
    case 'icmp.error':
      return flow.facts['quoted.destination.port'] === port && (!isAddress(domain) || flow.facts['quoted.destination.ip'] === domain);
    default:
      return false;
  }
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || text.includes(':');
}
