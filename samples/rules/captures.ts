import { pcapFile } from '../make/capture/bytes.js';
import { Conversation } from '../make/capture/conversation.js';
import { lookup } from '../make/capture/dns.js';
import type { Endpoint, Packet } from '../make/capture/packet.js';
import { changeCipherSpec, clientHello, encrypted, helloValues, serverHello } from '../make/capture/tls.js';
import { Random } from '../make/random.js';
import { certificate, type Certificate } from './certificate.js';
import { refusals } from './refusals.js';

const SERVER = 'ssm.example.net';
/** Locally administered addresses, which belong to no device. */
const macOf = (last: number): Buffer => Buffer.from([0x02, 0x00, 0x5e, 0x10, 0x00, last]);
const ends = (last: number, address: string, port: number): Endpoint => ({ mac: macOf(last), address, port });
const MANAGER = '192.0.2.21';
const CLIENT = ends(1, MANAGER, 51022);
const SSM = ends(2, '203.0.113.8', 8443);
const DIRECTORY = ends(2, '192.0.2.77', 636);
const PROXY = ends(2, '192.0.2.9', 3128);
const RESOLVER = ends(2, '192.0.2.53', 53);

/** Times of the two syncs in the logs next to the captures: one passes, one fails. */
const EARLIER = Date.UTC(2024, 10, 19, 7, 44, 44, 226);
const FAILING = Date.UTC(2024, 10, 19, 9, 31, 44, 226);

/** A TLS 1.3 handshake and two encrypted calls. */
function passing(random: Random, at: number, client: Endpoint): readonly Packet[] {
  const dns = lookup(random, [{ ...client, port: 40112 }, RESOLVER], at, [SERVER, SSM.address]);
  const talk = new Conversation(random, client, SSM, at + 2);
  const values = helloValues(random);
  talk.send('client', at + 2, 'S');
  talk.send('server', at + 26, 'S.');
  talk.send('client', at + 26.1, '.');
  talk.send('client', at + 50, 'P.', clientHello(values, SERVER));
  const flight = [serverHello(values), changeCipherSpec(), encrypted(random, 40), encrypted(random, 900)];
  talk.send('server', at + 76, 'P.', Buffer.concat([...flight, encrypted(random, 264), encrypted(random, 52)]));
  talk.send('client', at + 110, 'P.', changeCipherSpec());
  talk.send('client', at + 111, 'P.', encrypted(random, 52));
  talk.send('client', at + 178, 'P.', encrypted(random, 420));
  talk.send('server', at + 244, 'P.', encrypted(random, 660));
  talk.send('client', at + 386, 'P.', encrypted(random, 390));
  talk.send('server', at + 460, 'P.', encrypted(random, 1540));
  talk.send('client', at + 470, 'F.');
  talk.send('server', at + 494, 'F.');
  talk.send('client', at + 494.1, '.');
  return [...dns, ...talk.packets];
}

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const u24 = (value: number): Buffer => Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);
const record = (type: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type]), u16(0x0303), u16(content.length), content]);
const message = (type: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type]), u24(content.length), content]);

/** ServerHello, Certificate and ServerHelloDone of TLS 1.2 (RFC 5246 section 7.4), unencrypted. */
function serverFlight(random: Random, chain: readonly Certificate[]): Buffer {
  const hello = Buffer.concat([u16(0x0303), random.bytes(32), Buffer.from([0]), u16(0xc02b), Buffer.from([0])]);
  const list = Buffer.concat(chain.map(({ der }) => Buffer.concat([u24(der.length), der])));
  const certificates = Buffer.concat([u24(list.length), list]);
  return record(22, Buffer.concat([message(2, hello), message(11, certificates), message(14, Buffer.alloc(0))]));
}

/** The client refuses the certificate with the fatal alert certificate_unknown (46), like the JDK. */
function refusing(random: Random, chain: readonly Certificate[], server: Endpoint): readonly Packet[] {
  const at = FAILING;
  const dns = lookup(random, [{ ...CLIENT, port: 40113 }, RESOLVER], at, [SERVER, SSM.address]);
  const talk = new Conversation(random, CLIENT, server, at + 2);
  talk.send('client', at + 2, 'S');
  talk.send('server', at + 26, 'S.');
  talk.send('client', at + 26.1, '.');
  talk.send('client', at + 50, 'P.', clientHello(helloValues(random), SERVER));
  talk.send('server', at + 76, 'P.', serverFlight(random, chain));
  talk.send('client', at + 110, 'P.', record(21, Buffer.from([2, 46])));
  talk.send('client', at + 110.2, 'F.');
  talk.send('server', at + 134, 'F.');
  talk.send('client', at + 134.1, '.');
  return [...(server === SSM ? dns : []), ...talk.packets];
}

type Cases = Readonly<Record<string, Readonly<Record<string, readonly Packet[]>>>>;

/** Captures that differ from those of `fires`, by path under this folder. */
export function captures(): ReadonlyMap<string, Buffer> {
  const random = new Random('rules/tls');
  const root = certificate(random, 'Example Root CA', null);
  const issuing = certificate(random, 'Example Issuing CA', root);
  const own = certificate(random, SERVER, issuing);
  const cases = certified(random, own, issuing);
  const talks = { client: CLIENT, server: SSM, proxy: PROXY, name: SERVER, at: FAILING };
  const ended = refusals(new Random('rules/refusals'), talks, serverFlight(random, [own, issuing]));
  const single = Object.entries(ended).map(([id, packets]) => [id, { 'fires-capture': packets }] as const);
  return new Map(
    [...Object.entries(cases), ...single].flatMap(([id, files]) =>
      Object.entries(files).map(
        ([name, packets]) => [`${id}/${name}/vpn0-eth0.pcap`, pcapFile(packets, 0, 262144)] as const,
      ),
    ),
  );
}

/** A successful sync, and one in which the client refuses the certificates. */
function certified(random: Random, own: Certificate, issuing: Certificate): Cases {
  const selfSigned = [certificate(random, SERVER, null)];
  const inspected = [certificate(random, SERVER, certificate(random, 'Example Web Gateway CA', null))];
  const before = passing(random, EARLIER, ends(1, MANAGER, 50880));
  const refused = (chain: readonly Certificate[], server = SSM): readonly Packet[] => [
    ...before,
    ...refusing(random, chain, server),
  ];
  const signedByItself = refused(selfSigned);
  const alone = refused([own]);
  const whole = refused([own, issuing]);
  const gateway = refused(inspected);
  const quiet = [...before, ...passing(random, FAILING, CLIENT)];
  return {
    'tls-untrusted-ca': { fires: signedByItself, quiet, 'other-server': refused(selfSigned, DIRECTORY) },
    'tls-incomplete-chain': {
      ...{ fires: alone, 'whole-chain': whole, 'self-signed': signedByItself, inspected: gateway },
      ...{ quiet, 'other-server': refused([own], DIRECTORY) },
    },
    'tls-inspected': {
      ...{ fires: gateway, 'own-issuer': whole, 'self-signed': signedByItself },
      ...{ quiet, 'other-server': refused(inspected, DIRECTORY) },
    },
  };
}
