import type { PrintedDns } from '../../dissect/printed-packet.js';

/** `Standard query response 0x1a2b No such name A ssm.example.com SOA ns.example.com`. */
const MESSAGE = /^Standard query( response)? 0x([0-9a-f]{1,8})(.*)$/s;

/** Response codes in Wireshark's words (packet-dns.c, rcode_vals). */
const CODES: readonly (readonly [string, string])[] = [
  ['Format error', 'FORMERR'],
  ['Server failure', 'SERVFAIL'],
  ['No such name', 'NXDOMAIN'],
  ['Not implemented', 'NOTIMP'],
  ['Refused', 'REFUSED'],
  ['Name exists', 'YXDOMAIN'],
  ['RRset exists', 'YXRRSET'],
  ['RRset does not exist', 'NXRRSET'],
  ['Not authoritative', 'NOTAUTH'],
  ['Name out of zone', 'NOTZONE'],
];

/** A mnemonic of the registry; names are rarely in capitals without a dot. */
const TYPE = /^[A-Z][A-Z0-9-]*$|^Unknown$/;
/** Types with a record of one word. */
const ONE_WORD = /^(?:A|AAAA|CNAME|PTR|NS)$/;

/** Reads the Info column of a DNS message; null for any other. */
export function dnsInfo(info: string): PrintedDns | null {
  const match = MESSAGE.exec(info.replace(/^(?:\[[^\]]*\] ?)+/, ''));
  if (match === null) return null;
  const [, response, id = '', rest = ''] = match;
  const code = CODES.find(([words]) => rest.startsWith(` ${words}`));
  const body = code === undefined ? rest : rest.slice(code[0].length + 1);
  const words = body
    .replace(/\[[^\]]{0,400}\]|"Q[UM]" question/g, ' ')
    .trim()
    .split(/\s+/);
  return {
    id: Number.parseInt(id, 16),
    response: response !== undefined,
    rcode: code?.[1] ?? 'NOERROR',
    truncated: /\[Truncated\]|Message is truncated/i.test(rest),
    udpSize: null,
    ...(response === undefined ? { questions: questionIn(words), answers: [] } : recordsIn(words)),
  };
}

function questionIn([type = '', name = '']: readonly string[]): PrintedDns['questions'] {
  return TYPE.test(type) && name !== '' ? [{ name: bare(name), type }] : [];
}

/** Question first, then records; those of the authority section follow without a mark, and are no addresses. */
function recordsIn(words: readonly string[]): Pick<PrintedDns, 'questions' | 'answers'> {
  const [, , ...rest] = words;
  const answers: { name: null; type: string; data: string }[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const [type = '', data = ''] = [rest[at], rest[at + 1]];
    if (!TYPE.test(type)) continue;
    // Additional records follow a name server.
    if (!ONE_WORD.test(type) || (type === 'NS' && words[0] !== 'NS')) break;
    answers.push({ name: null, type, data: bare(data) });
    at += 1;
  }
  return { questions: questionIn(words), answers: answers.filter(({ type }) => type !== 'NS') };
}

const bare = (name: string): string => (name === '<Root>' ? name : name.replace(/\.$/, ''));
