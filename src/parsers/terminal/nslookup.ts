import { isAddress } from '../../text/addresses.js';
import type { CommandReader, CommandRun, TranscriptLine } from './command.js';
import { Draft } from './draft.js';

/** What a name server's answer is called by nslookup of BIND and busybox, and by that of Windows. */
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

interface Scene {
  readonly lookups: Draft<'dns.lookup'>[];
  readonly asked: string | null;
  server: string | null;
  /** Whether addresses belong to the server, which is named first, or to the name. */
  inAnswer: boolean;
  /** Lines that come before the name is known. */
  readonly before: TranscriptLine[];
}

/** `nslookup` of BIND, busybox and Windows, with the server that was asked. */
export const nslookup: CommandReader = {
  id: 'nslookup',
  commands: ['nslookup'],
  tries: true,
  recognise: (output) =>
    output.some((text) => /^Server:\s+\S/.test(text)) &&
    output.some((text) => /^Address(?:es)?(?: 1)?:\s+\S/.test(text))
      ? 0.9
      : 0,
  read(run, emit) {
    const scene: Scene = { lookups: [], asked: askedName(run), server: null, inAnswer: false, before: [] };
    for (const line of run.output) take(scene, line);
    for (const lookup of scene.lookups) lookup.emit(emit);
    return scene.lookups.length > 0;
  },
};

function take(scene: Scene, line: TranscriptLine): void {
  const { text } = line;
  const server = /^(?:Default )?Server:\s+(\S+)/i.exec(text)?.[1];
  const name = /^Name:\s+(\S+)/.exec(text)?.[1];
  const alias = /^(\S+)\s+canonical name = (\S+?)\.?$/.exec(text);
  const refused =
    /^\*\* server can't find (\S+?): (\S+)|^\*\*\* (?:\S+ )?can't find (\S+?): (.+)$|^\*\*\* Can't find (\S+?): (.+)$|^nslookup: can't resolve '(\S+)'/.exec(
      text,
    );
  if (server !== undefined) {
    scene.server = isAddress(server) ? server : null;
    scene.inAnswer = false;
    scene.before.push(line);
  } else if (name !== undefined) answer(scene, name, line);
  else if (alias !== null) aliased(scene, alias, line);
  else if (refused !== null) failed(scene, refused, line);
  else if (SILENCE.test(text)) silent(scene, line);
  else if (/^(?:Address(?:es)?(?: \d+)?):\s+|^\s{6,}[\d.a-f:]+$/i.test(text)) addresses(scene, line);
}

function lookupOf(scene: Scene, name: string): Draft<'dns.lookup'> {
  const plain = name.replace(/(?<=.)\.$/, '');
  const last = scene.lookups.at(-1);
  if (
    last?.facts['dns.question.name'] === plain ||
    (last !== undefined && last.facts['dns.cname']?.includes(plain) === true)
  )
    return last;
  const draft = new Draft('dns.lookup', {
    'process.name': 'nslookup',
    ...(scene.server === null ? {} : { 'server.ip': scene.server }),
    'dns.question.name': plain,
    'dns.queries': 1,
  });
  for (const line of scene.before.splice(0)) draft.shownBy(line);
  scene.lookups.push(draft);
  return draft;
}

function answer(scene: Scene, name: string, line: TranscriptLine): void {
  const question =
    scene.asked !== null && name.toLowerCase().startsWith(`${scene.asked.toLowerCase()}.`) ? scene.asked : name;
  const { facts } = lookupOf(scene, question).shownBy(line);
  facts['dns.answered'] = true;
  facts['dns.response_code'] = 'NOERROR';
  scene.inAnswer = true;
}

function aliased(scene: Scene, [, from = '', to = '']: RegExpExecArray, line: TranscriptLine): void {
  const { facts } = lookupOf(scene, from).shownBy(line);
  facts['dns.answered'] = true;
  facts['dns.response_code'] = 'NOERROR';
  facts['dns.cname'] = [...(facts['dns.cname'] ?? []), to];
}

function addresses(scene: Scene, line: TranscriptLine): void {
  const list = line.text.replace(/^[\w ]+?:\s+/, '').trim();
  const [first = ''] = list.split(/[\s#]/);
  const last = scene.lookups.at(-1);
  if (!scene.inAnswer || last === undefined) {
    if (isAddress(first)) scene.server ??= first;
    scene.before.push(line);
    return;
  }
  const found = list.split(/[,\s]+/).filter((part) => isAddress(part));
  last.shownBy(line).facts['dns.resolved_ip'] = [...(last.facts['dns.resolved_ip'] ?? []), ...found];
}

function failed(scene: Scene, found: RegExpExecArray, line: TranscriptLine): void {
  const [, bind, code, windows, words, other, reason, busybox] = found;
  const name = bind ?? windows ?? other ?? busybox ?? '';
  const said = code ?? words ?? reason ?? '';
  const { facts } = lookupOf(scene, scene.asked ?? name).shownBy(line);
  const response = CODES.find(([pattern]) => pattern.test(said))?.[1];
  if (SILENCE.test(said)) facts['dns.answered'] = false;
  else if (response !== undefined) {
    facts['dns.answered'] = true;
    facts['dns.response_code'] = response;
  }
}

function silent(scene: Scene, line: TranscriptLine): void {
  if (scene.asked === null && scene.lookups.length === 0) return;
  const draft = scene.lookups.at(-1) ?? lookupOf(scene, scene.asked ?? '');
  const server = /communications error to ([^#\s]+)#/.exec(line.text)?.[1];
  if (server !== undefined) draft.facts['server.ip'] ??= server;
  if (draft.facts['dns.answered'] !== true) draft.shownBy(line).facts['dns.answered'] = false;
}

function askedName({ words, typed, output }: CommandRun): string | null {
  const plain = words.slice(1).filter((word) => !word.startsWith('-') && !/^\d+$/.test(word) && word !== 'vpn');
  if (typed !== null && plain[0] !== undefined) return plain[0].replace(/(?<=.)\.$/, '');
  // Typed at the prompt of nslookup itself.
  return output.map(({ text }) => /^> (\S+\.\S+)$/.exec(text)?.[1]).find((name) => name !== undefined) ?? null;
}
