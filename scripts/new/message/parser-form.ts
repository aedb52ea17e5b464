import { format } from 'prettier';
import type { Shape, StampForm } from './shape.js';

/** Where a stamp's reader is, from the parser's folder, and the call that reads the group `time`. */
const STAMPS: Readonly<Record<StampForm, { readonly from: string; readonly call: string } | null>> = {
  dayMonth: { from: `import { dayMonthStamp } from '../stamps/day-month.js';`, call: 'dayMonthStamp(record?.time)' },
  iso: { from: `import { isoStamp } from '../stamps/iso.js';`, call: `isoStamp(record?.time ?? '')` },
  none: null,
};

/** The parser of messages like one line: its record's grammar, and the event that takes part where it can. */
export function parserForm(id: string, shape: Shape): Promise<string> {
  const text = [imports(shape), record(id, shape), parser(id, shape), helpers(shape)].join('\n\n');
  return format(text, { parser: 'typescript', singleQuote: true, printWidth: 120, trailingComma: 'all' });
}

function imports({ names, stamp }: Shape): string {
  return [
    `import type { Facts } from '../../core/event.js';`,
    `import { defineParser } from '../../core/parser.js';`,
    `import type { Stamp } from '../../core/time.js';`,
    `import { grammar, type Captures } from '../../text/grammar.js';`,
    STAMPS[stamp]?.from ?? '',
    names.has('request') ? `import { pathOf, requestLine } from '../gateways/request-line.js';` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function record(id: string, { pattern }: Shape): string {
  return `/** One line of ${id}; say which document or source file states it, and of which release. */
const LINE = grammar(String.raw\`${pattern}\`);`;
}

function parser(id: string, { names, initials }: Shape): string {
  const isRequest = names.has('request');
  const kind = isRequest ? 'gateway.request' : 'gateway.error';
  const discriminator = isRequest
    ? `{ field: 'url.path', values: ['*/oauth/*', '*/api/*'] }`
    : `{ field: 'message', values: ['say which messages lead to an event'] }`;
  return `export default defineParser({
  id: '${id}',
  title: 'Say what ${id} is',
  role: 'ssm',
  reads: 'messages',
  discriminator: ${discriminator},${initials === null ? '' : `\n  initials: ${quoted(initials)},`}
  claims: (text) => LINE(text) !== null,
  stamp: (text) => timeOf(LINE(text)),
  read(message, emit) {
    const record = LINE(message.text);
    if (record === null) return;
    const inner = timeOf(record);
    const stamp = message.stamp ?? inner;
    const evidence = message.evidence(stamp);
    // Ties the envelope's clock to the message's own.
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence });
    emit.event('${kind}', factsOf(record), { stamp, host: message.host, evidence: [evidence] });
  },
});`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`\'`)}'`;

function helpers({ names, stamp }: Shape): string {
  const call = STAMPS[stamp]?.call.replace('record?.time', `record?.['time']`);
  const time =
    call === undefined
      ? `/** The line shows no time that a reader of src/parsers/stamps reads: it has its envelope's. */
function timeOf(_record: Captures | null): Stamp | null { return null; }`
      : `function timeOf(record: Captures | null): Stamp | null { return ${call}; }`;
  return `${time}\n\n${names.has('request') ? requestFacts(names) : errorFacts(names)}`;
}

function requestFacts(names: ReadonlySet<string>): string {
  const status = `...(status === undefined ? {} : { 'http.response.status_code': Number(status) }),`;
  return `function factsOf({ ${['client', 'request', 'status'].filter((name) => names.has(name)).join(', ')} }: Captures): Facts['gateway.request'] {
  const line = requestLine(request);
  return {
    'source.address': ${names.has('client') ? `client ?? ''` : `'say who asked'`},
    ...(line === null ? {} : { 'http.request.method': line.method, 'url.path': pathOf(line.target) }),
    ${names.has('status') ? status : ''}
  };
}`;
}

function errorFacts(names: ReadonlySet<string>): string {
  const level = names.has('level') ? `(level ?? 'error').toLowerCase()` : `'error'`;
  return `function factsOf({ ${names.has('level') ? 'level, ' : ''}message }: Captures): Facts['gateway.error'] {
  // What the words mean is an error.kind of src/license: a rule looks at it, and at no words.
  return { 'log.level': ${level}, 'error.kind': 'other', 'error.message': message ?? '' };
}`;
}
