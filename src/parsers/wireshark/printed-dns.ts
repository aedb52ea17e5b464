import { dnsRcodeName, dnsTypeName } from '../../dissect/dns.js';
import type { PrintedDns } from '../../dissect/printed-packet.js';
import { isSet, numberIn, type Dissection, type Field } from './fields.js';

type Answer = PrintedDns['answers'][number];

/** Pseudo-record of EDNS (RFC 6891 section 6.1.1). */
const OPT = 41;

/** A DNS message from its dissection; null if there is none. */
export function printedDns(dissection: Dissection): PrintedDns | null {
  const id = numberIn(dissection.first('dns_id'));
  if (id === null) return null;
  const flags = numberIn(dissection.first('dns_flags')) ?? 0;
  const response = dissection.first('dns_flags_response');
  const truncated = dissection.first('dns_flags_truncated');
  const extended = numberIn(dissection.first('dns_resp_ext_rcode')) ?? 0;
  const rcode = (numberIn(dissection.first('dns_flags_rcode')) ?? flags & 15) + extended * 16;
  return {
    id,
    response: response === null ? (flags & 0x8000) !== 0 : isSet(response),
    rcode: dnsRcodeName(rcode).toUpperCase(),
    truncated: truncated === null ? (flags & 0x200) !== 0 : isSet(truncated),
    udpSize: numberIn(dissection.first('dns_rr_udp_payload_size')),
    questions: questions(dissection),
    answers: answers(dissection),
  };
}

function questions(dissection: Dissection): PrintedDns['questions'] {
  const types = dissection.all('dns_qry_type');
  return dissection.all('dns_qry_name').map((name, at) => ({ name, type: typeName(types[at]) }));
}

/** A type as a number, or after words: `A (Host Address) (1)`. */
function typeName(text: string | undefined): string {
  const number = numberIn(text) ?? numberIn(/\((\d+)\)\s*$/.exec(text ?? '')?.[1]);
  return number === null ? (/^[A-Z]\w*/.exec(text ?? '')?.[0] ?? '') : dnsTypeName(number);
}

const DATA: ReadonlySet<string> = new Set(['dns_a', 'dns_aaaa', 'dns_cname', 'dns_ns', 'dns_ptr_domain_name']);

/** Records in order; those beyond the number of answers are in the authority and additional sections. */
function answers(dissection: Dissection): readonly Answer[] {
  const records: { name: string; type: string; data: string }[] = [];
  for (const { name, value } of dissection.fields) {
    if (name === 'dns_resp_name') records.push({ name: value, type: '', data: '' });
    const last = records.at(-1);
    if (last === undefined) continue;
    if (name === 'dns_resp_type') last.type = typeName(value);
    else if (DATA.has(name)) last.data = value;
  }
  const stated = numberIn(dissection.first('dns_count_answers')) ?? records.length;
  return records.slice(0, stated).filter(({ type }) => type !== dnsTypeName(OPT));
}

/** Puts the values of `-e`, which come field by field, in the order of their records. */
export function recordFields(values: ReadonlyMap<string, readonly string[]>): readonly Field[] {
  const names = values.get('dns_resp_name') ?? [];
  const types = values.get('dns_resp_type') ?? [];
  const count = Math.max(names.length, types.length, ...[...DATA].map((name) => values.get(name)?.length ?? 0));
  const left = new Map([...DATA].map((name) => [name, [...(values.get(name) ?? [])]]));
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    const field = dataFieldOf(typeName(types[at]), left);
    const data = field === null ? undefined : left.get(field)?.shift();
    return [
      { name: 'dns_resp_name', value: names[at] ?? '' },
      { name: 'dns_resp_type', value: types[at] ?? typeOf(field) },
      ...(field === null || data === undefined ? [] : [{ name: field, value: data }]),
    ];
  });
}

/** The field with a record's data; without a type, one that still has values. */
function dataFieldOf(type: string, left: ReadonlyMap<string, readonly string[]>): string | null {
  const byType = { A: 'dns_a', AAAA: 'dns_aaaa', CNAME: 'dns_cname', NS: 'dns_ns', PTR: 'dns_ptr_domain_name' };
  const named = Object.entries(byType).find(([name]) => name === type)?.[1];
  if (type !== '') return named ?? null;
  return ['dns_cname', 'dns_a', 'dns_aaaa'].find((name) => (left.get(name)?.length ?? 0) > 0) ?? null;
}

function typeOf(field: string | null): string {
  return field === 'dns_a' ? '1' : field === 'dns_aaaa' ? '28' : field === 'dns_cname' ? '5' : '';
}
