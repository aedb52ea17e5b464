import { dnsTypeName } from '../../dissect/dns.js';
import type { PrintedDns } from '../../dissect/printed-packet.js';

const QUERY =
  /^(\d+)(?: (?:inv_q|stat|op\d+|notify|update))?[+%]*((?: \[[^\]]*\])*) (?:\[[^\]]*\] )?([A-Z]\w*|Type\d+)(?: \(Class \d+\))?\?(?: \(Q[UM]\)\?)? (\S+)/;
const RESPONSE =
  /^(\d+)(?: (?:inv_q|stat|op\d+|notify|update))?(?: ((?!q:)[A-Z][A-Za-z]+))?([*\-|$]*)((?: \[[^\]]*\])*)(?: q: (\S+)\?(?: \(Q[UM]\)\?)? (\S+))? (\d+)\/(\d+)\/(\d+)(.*)$/s;
const RECORD = /^(?:(\S+) )?(?:\(Cache flush\) )?(?:\[[^\]]*\] )?(A|AAAA|CNAME|PTR|NS|MX|SOA|TXT|SRV)(?: (.*))?$/;

/** Return codes as tcpdump prints them (RFC 1035 section 4.1.1, RFC 2136). */
const CODES: Readonly<Record<string, string>> = {
  FormErr: 'FORMERR',
  ServFail: 'SERVFAIL',
  NXDomain: 'NXDOMAIN',
  NotImp: 'NOTIMP',
  Refused: 'REFUSED',
  YXDomain: 'YXDOMAIN',
  YXRRSet: 'YXRRSET',
  NXRRSet: 'NXRRSET',
  NotAuth: 'NOTAUTH',
  NotZone: 'NOTZONE',
};

/** Reads a DNS message as printed by tcpdump; null if the text is not one, or is cut too early. */
export function readDnsBody(text: string): PrintedDns | null {
  return response(text) ?? query(text);
}

function query(text: string): PrintedDns | null {
  const match = QUERY.exec(text);
  if (match === null) return null;
  const [, id, , type = '', name = ''] = match;
  return {
    id: Number(id),
    response: false,
    rcode: 'NOERROR',
    truncated: false,
    udpSize: udpSize(text),
    questions: [{ name: bareName(name), type: typeName(type) }],
    answers: [],
  };
}

function response(text: string): PrintedDns | null {
  const match = RESPONSE.exec(text);
  if (match === null) return null;
  const [, id, code, flags = '', , type, name, answers, , , rest = ''] = match;
  return {
    id: Number(id),
    response: true,
    rcode: code === undefined ? 'NOERROR' : (CODES[code] ?? code.toUpperCase()),
    truncated: flags.includes('|'),
    udpSize: udpSize(text),
    questions: type === undefined || name === undefined ? [] : [{ name: bareName(name), type: typeName(type) }],
    answers: Number(answers) === 0 ? [] : records(rest, Number(answers)),
  };
}

/** Printed with `-v` only. */
function udpSize(text: string): number | null {
  const size = / OPT UDPsize=(\d+)/.exec(text)?.[1];
  return size === undefined ? null : Number(size);
}

function records(text: string, count: number): PrintedDns['answers'] {
  const answerPart = text.replace(/ (?:ns|ar): .*$/s, '').replace(/ \(\d+\)$/, '');
  return answerPart
    .trim()
    .split(', ')
    .slice(0, count)
    .flatMap((item) => {
      const match = RECORD.exec(item.trim());
      if (match === null) return [];
      const [, name, type = '', data = ''] = match;
      return [
        { name: name === undefined ? null : bareName(name), type, data: type === 'CNAME' ? bareName(data) : data },
      ];
    });
}

/** tcpdump prints `Type65` for types without a name. */
function typeName(type: string): string {
  const number = /^Type(\d+)$/.exec(type)?.[1];
  return number === undefined ? type : dnsTypeName(Number(number));
}

/** Printed names are absolute, with the root's dot; the root itself is named as in a capture. */
function bareName(name: string): string {
  return name === '.' ? '<Root>' : name.replace(/\.$/, '');
}
