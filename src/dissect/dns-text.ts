import { dnsTypeName, readDns, type DnsMessage, type DnsRecord } from './dns.js';

/** Response codes in tcpdump's words. */
const RCODES: Readonly<Record<number, string>> = {
  1: 'FormErr',
  2: 'ServFail',
  3: 'NXDomain',
  4: 'NotImp',
  5: 'Refused',
  6: 'YXDomain',
  7: 'YXRRSet',
  8: 'NXRRSet',
  9: 'NotAuth',
  10: 'NotZone',
};

/** Answers written; a line of evidence must stay short. */
const MAX_ANSWERS = 8;

/** A DNS message as tcpdump prints it, without its length; null if the bytes are no message. */
export function dnsText(payload: Uint8Array): string | null {
  const message = readDns(payload);
  if (message === null) return null;
  return message.response ? responseText(message) : queryText(message);
}

const dotted = (name: string): string => (name === '<Root>' ? '.' : `${name}.`);

function questionText({ questions }: DnsMessage): string {
  return questions.map(({ name, type }) => `${dnsTypeName(type)}? ${dotted(name)}`).join(' ');
}

function queryText(message: DnsMessage): string {
  const extra = message.additionals.length > 0 ? ` [${String(message.additionals.length)}au]` : '';
  return printable(`${String(message.id)}${message.recursionDesired ? '+' : ''}${extra} ${questionText(message)}`);
}

function responseText(message: DnsMessage): string {
  const { authoritative, recursionAvailable, truncated, answers, authorities, additionals } = message;
  const code = RCODES[message.rcode] ?? (message.rcode === 0 ? '' : `Resp${String(message.rcode)}`);
  const marks = `${authoritative ? '*' : ''}${recursionAvailable ? '' : '-'}${truncated ? '|' : ''}`;
  const counts = `${String(answers.length)}/${String(authorities.length)}/${String(additionals.length)}`;
  const records = answers.slice(0, MAX_ANSWERS).map(recordText).join(', ');
  const more = answers.length > MAX_ANSWERS ? ', ...' : '';
  const head = `${String(message.id)}${code === '' ? '' : ` ${code}`}${marks}`;
  return printable(`${head} q: ${questionText(message)} ${counts}${records === '' ? '' : ` ${records}`}${more}`);
}

const recordText = ({ type, address, target }: DnsRecord): string =>
  `${dnsTypeName(type)} ${address ?? (target === undefined ? '...' : dotted(target))}`;

/** Names may contain any byte. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '.');
