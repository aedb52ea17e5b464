import { isAddress } from '../../text/addresses.js';
import type { CommandReader, CommandRun, TranscriptLine } from './command.js';
import { EventDraft } from './event-draft.js';

/** Response codes in the words of nslookup of BIND, busybox and Windows. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/NXDOMAIN|Non-existent domain/i, 'NXDOMAIN'],
  [/SERVFAIL|Server failed/i, 'SERVFAIL'],
  [/REFUSED|Query refused/i, 'REFUSED'],
  [/FORMERR|Format error/i, 'FORMERR'],
  [/NOTIMP|Not implemented/i, 'NOTIMP'],
  [/No answer|No (?:internal type|address|IPv4 address)|NOERROR/i, 'NOERROR'],
];
const SILENCE =
  /connection timed out; no servers|no servers could be reached|No response from server|Request to \S+ timed-out|communications error to \S+: timed out/i;

interface LookupState {
  readonly lookups: EventDraft<'dns.lookup'>[];
  readonly asked: string | null;
  server: string | null;
  /** True if addresses belong to the name; the server's own come first. */
  inAnswer: boolean;
  /** Lines read before the name is known. */
  readonly before: TranscriptLine[];
}

/** `nslookup` of BIND, busybox and Windows, with the server it asked. */
export const nslookup: CommandReader = {
  id: 'nslookup',
  commands: ['nslookup'],
  isManualCheck: true,
  recognise: (output) =>
    output.some((text) => /^Server:\s+\S/.test(text)) &&
    output.some((text) => /^Address(?:es)?(?: 1)?:\s+\S/.test(text))
      ? 0.9
      : 0,
  read(run, emit) {
    const state: LookupState = { lookups: [], asked: askedName(run), server: null, inAnswer: false, before: [] };
    for (const line of run.output) take(state, line);
    for (const lookup of state.lookups) lookup.emit(emit);
    return state.lookups.length > 0;
  },
};

function take(state: LookupState, line: TranscriptLine): void {
  const { text } = line;
  const server = /^(?:Default )?Server:\s+(\S+)/i.exec(text)?.[1];
  const name = /^Name:\s+(\S+)/.exec(text)?.[1];
  const alias = /^(\S+)\s+canonical name = (\S+?)\.?$/.exec(text);
  const refused =
    /^\*\* server can't find (\S+?): (\S+)|^\*\*\* (?:\S+ )?can't find (\S+?): (.+)$|^\*\*\* Can't find (\S+?): (.+)$|^nslookup: can't resolve '(\S+)'/.exec(
      text,
    );
  if (server !== undefined) {
    state.server = isAddress(server) ? server : null;
    state.inAnswer = false;
    state.before.push(line);
  } else if (name !== undefined) answer(state, name, line);
  else if (alias !== null) aliased(state, alias, line);
  else if (refused !== null) failed(state, refused, line);
  else if (SILENCE.test(text)) silent(state, line);
  else if (/^(?:Address(?:es)?(?: \d+)?):\s+|^\s{6,}[\d.a-f:]+$/i.test(text)) addresses(state, line);
}

function lookupOf(state: LookupState, name: string): EventDraft<'dns.lookup'> {
  const plain = name.replace(/(?<=.)\.$/, '');
  const last = state.lookups.at(-1);
  if (
    last?.facts['dns.question.name'] === plain ||
    (last !== undefined && last.facts['dns.cname']?.includes(plain) === true)
  )
    return last;
  const draft = new EventDraft('dns.lookup', {
    'process.name': 'nslookup',
    ...(state.server === null ? {} : { 'server.ip': state.server }),
    'dns.question.name': plain,
    'dns.queries': 1,
  });
  for (const line of state.before.splice(0)) draft.shownBy(line);
  state.lookups.push(draft);
  return draft;
}

function answer(state: LookupState, name: string, line: TranscriptLine): void {
  const question =
    state.asked !== null && name.toLowerCase().startsWith(`${state.asked.toLowerCase()}.`) ? state.asked : name;
  const { facts } = lookupOf(state, question).shownBy(line);
  facts['dns.answered'] = true;
  facts['dns.response_code'] = 'NOERROR';
  state.inAnswer = true;
}

function aliased(state: LookupState, [, from = '', to = '']: RegExpExecArray, line: TranscriptLine): void {
  const { facts } = lookupOf(state, from).shownBy(line);
  facts['dns.answered'] = true;
  facts['dns.response_code'] = 'NOERROR';
  facts['dns.cname'] = [...(facts['dns.cname'] ?? []), to];
}

function addresses(state: LookupState, line: TranscriptLine): void {
  const list = line.text.replace(/^[\w ]+?:\s+/, '').trim();
  const [first = ''] = list.split(/[\s#]/);
  const last = state.lookups.at(-1);
  if (!state.inAnswer || last === undefined) {
    if (isAddress(first)) state.server ??= first;
    state.before.push(line);
    return;
  }
  const found = list.split(/[,\s]+/).filter((part) => isAddress(part));
  last.shownBy(line).facts['dns.resolved_ip'] = [...(last.facts['dns.resolved_ip'] ?? []), ...found];
}

function failed(state: LookupState, found: RegExpExecArray, line: TranscriptLine): void {
  const [, bind, code, windows, words, other, reason, busybox] = found;
  const name = bind ?? windows ?? other ?? busybox ?? '';
  const said = code ?? words ?? reason ?? '';
  const { facts } = lookupOf(state, state.asked ?? name).shownBy(line);
  const response = CODES.find(([pattern]) => pattern.test(said))?.[1];
  if (SILENCE.test(said)) facts['dns.answered'] = false;
  else if (response !== undefined) {
    facts['dns.answered'] = true;
    facts['dns.response_code'] = response;
  }
}

function silent(state: LookupState, line: TranscriptLine): void {
  if (state.asked === null && state.lookups.length === 0) return;
  const draft = state.lookups.at(-1) ?? lookupOf(state, state.asked ?? '');
  const server = /communications error to ([^#\s]+)#/.exec(line.text)?.[1];
  if (server !== undefined) draft.facts['server.ip'] ??= server;
  if (draft.facts['dns.answered'] !== true) draft.shownBy(line).facts['dns.answered'] = false;
}

function askedName({ words, typed, output }: CommandRun): string | null {
  const plain = words.slice(1).filter((word) => !word.startsWith('-') && !/^\d+$/.test(word) && word !== 'vpn');
  if (typed !== null && plain[0] !== undefined) return plain[0].replace(/(?<=.)\.$/, '');
  // Typed at nslookup's own prompt.
  return output.map(({ text }) => /^> ([^\s.]+\.\S+)$/.exec(text)?.[1]).find((name) => name !== undefined) ?? null;
}
