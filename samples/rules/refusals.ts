import { Conversation } from '../make/capture/conversation.js';
import type { Endpoint, Packet } from '../make/capture/packet.js';
import { clientHello, helloValues } from '../make/capture/tls.js';
import type { Random } from '../make/random.js';

/** Ends of a TLS handshake, seen only in a capture. */
export interface Ends {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly proxy: Endpoint;
  readonly name: string;
  readonly at: number;
}

/** An unencrypted fatal alert (RFC 5246 section 7.2). */
const alert = (code: number): Buffer => Buffer.from([21, 3, 3, 0, 2, 2, code]);

/** The server answers the first hello with an alert. */
function refusedByServer(random: Random, ends: Ends, code: number): readonly Packet[] {
  const talk = greeted(random, ends);
  talk.send('server', ends.at + 76, 'P.', alert(code));
  return closed(talk, ends.at + 76.2);
}

/** The client refuses the server's unencrypted messages. */
function refusedByClient(random: Random, ends: Ends, code: number, flight: Buffer): readonly Packet[] {
  const talk = greeted(random, ends);
  talk.send('server', ends.at + 76, 'P.', flight);
  talk.send('client', ends.at + 110, 'P.', alert(code));
  return closed(talk, ends.at + 110.2);
}

/** A middlebox resets the connection after the hello. */
function resetAfterHello(random: Random, ends: Ends): readonly Packet[] {
  const talk = greeted(random, ends);
  talk.send('server', ends.at + 76, 'R.');
  return talk.packets;
}

/** The server expects plain HTTP and answers the hello in nginx's words. */
function answeredInPlain(random: Random, ends: Ends): readonly Packet[] {
  const page = '<html>\r\n<head><title>400 Bad Request</title></head>\r\n</html>\r\n';
  const head = `HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Type: text/html\r\nContent-Length: ${String(page.length)}\r\nConnection: close\r\n\r\n`;
  const talk = greeted(random, ends);
  talk.send('server', ends.at + 76, 'P.', Buffer.from(head + page, 'ascii'));
  return closed(talk, ends.at + 76.2);
}

/** The proxy answers CONNECT itself (RFC 9110 section 9.3.6). */
function answeredByProxy(random: Random, ends: Ends, status: string, fields: readonly string[]): readonly Packet[] {
  const at = ends.at;
  const talk = new Conversation(random, ends.client, ends.proxy, at + 2);
  opened(talk, at);
  const request = `CONNECT ${ends.name}:8443 HTTP/1.1\r\nUser-Agent: Java/17.0.9\r\nHost: ${ends.name}:8443\r\n\r\n`;
  talk.send('client', at + 4, 'P.', Buffer.from(request, 'ascii'));
  const answer = [`HTTP/1.1 ${status}`, ...fields, 'Content-Length: 0', 'Connection: close', '', ''].join('\r\n');
  talk.send('server', at + 30, 'P.', Buffer.from(answer, 'ascii'));
  return closed(talk, at + 30.2);
}

function greeted(random: Random, { client, server, name, at }: Ends): Conversation {
  const talk = new Conversation(random, client, server, at + 2);
  opened(talk, at);
  talk.send('client', at + 50, 'P.', clientHello(helloValues(random), name));
  return talk;
}

function opened(talk: Conversation, at: number): void {
  talk.send('client', at + 2, 'S');
  talk.send('server', at + 3.1, 'S.');
  talk.send('client', at + 3.2, '.');
}

function closed(talk: Conversation, at: number): readonly Packet[] {
  talk.send('server', at, 'F.');
  talk.send('client', at + 1, 'F.');
  talk.send('server', at + 2.1, '.');
  return talk.packets;
}

/** By rule, the capture of its case `fires-capture`. */
export function refusals(random: Random, ends: Ends, flight: Buffer): Readonly<Record<string, readonly Packet[]>> {
  return {
    'tls-version-mismatch': refusedByServer(random, ends, 70),
    'tls-cipher-mismatch': refusedByServer(random, ends, 40),
    'tls-cert-expired': refusedByClient(random, ends, 45, flight),
    'tls-handshake-reset': resetAfterHello(random, ends),
    'plain-http-port': answeredInPlain(random, ends),
    'proxy-auth-required-407': answeredByProxy(random, ends, '407 Proxy Authentication Required', [
      'Proxy-Authenticate: Basic realm="proxy"',
    ]),
    'proxy-connect-denied': answeredByProxy(random, ends, '403 Forbidden', ['Via: 1.1 proxy.example.net (squid/5.7)']),
    'proxy-cannot-reach-ssm': answeredByProxy(random, ends, '503 Service Unavailable', [
      'Via: 1.1 proxy.example.net (squid/5.7)',
    ]),
  };
}
