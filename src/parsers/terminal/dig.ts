import type { Facts } from '../../core/event.js';
import type { Stamp } from '../../core/time.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { EventDraft } from './event-draft.js';
import { wallClock } from './wall-clock.js';

type Lookup = EventDraft<'dns.lookup'>;

const HEADER = /^;; ->>HEADER<<- opcode: \w+, status: (\w+), id: \d+/;
const RECORD = /^(\S+)\s+(?:\d+\s+)?(?:IN|CH|HS)\s+([A-Z]+\d*)\s+(\S.*)$/;
const SILENCE =
  /connection timed out; no (?:servers|response)|no servers could be reached|communications error to \S+: timed out/;
const BEGIN = /^; <<>> DiG \S.{0,200} <<>> ?(.*)$/s;

/** `dig` of BIND 9.9 to 9.20, one or several questions, also `+short` and `+noall +answer`. */
export const dig: CommandReader = {
  id: 'dig',
  commands: ['dig', 'kdig'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => BEGIN.test(text) || HEADER.test(text)) ? 1 : 0),
  read(run, emit) {
    const reading = new Answers(run);
    for (const line of run.output) reading.line(line);
    return reading.emit(emit);
  },
};

/** The questions of one command, each with its answer. */
class Answers {
  readonly #asked: Facts['dns.lookup'] | null;
  readonly #typed: TranscriptLine | null;
  readonly #lookups: { readonly lookup: Lookup; stamp: Stamp | null; readonly lines: TranscriptLine[] }[] = [];
  #section = '';

  constructor({ words, typed }: CommandRun) {
    this.#asked = questionOf(words.slice(1));
    this.#typed = typed;
  }

  line(line: TranscriptLine): void {
    const { text } = line;
    const begin = BEGIN.exec(text);
    const status = HEADER.exec(text)?.[1];
    const section = /^;; (\w+)(?: PSEUDO)? ?SECTION:/.exec(text)?.[1];
    if (section !== undefined) this.#section = section;
    else if (begin !== null) this.#open(questionOf((begin[1] ?? '').split(/\s+/)), line);
    else if (status !== undefined) this.#answered(status, line);
    else if (SILENCE.test(text)) this.#silent(line);
    else if (this.#section === 'QUESTION' && /^;[^;]/.test(text)) this.#question(text, line);
    else if (text.startsWith(';')) this.#foot(line);
    else this.#record(line);
  }

  emit(emit: CommandEmit): boolean {
    for (const { lookup, stamp, lines } of this.#lookups) {
      for (const line of lines) lookup.shownBy(line, stamp);
      lookup.emit(emit);
    }
    return this.#lookups.length > 0;
  }

  #open(facts: Facts['dns.lookup'] | null, line: TranscriptLine): void {
    const question = facts ?? this.#asked;
    if (question === null) return;
    // Time-outs are printed before the banner.
    const last = this.#lookups.at(-1);
    if (last?.lookup.facts['dns.answered'] === false && !last.lines.some(({ text }) => BEGIN.test(text))) {
      last.lines.push(line);
      return;
    }
    this.#lookups.push({ lookup: new EventDraft('dns.lookup', { ...question }), stamp: null, lines: [line] });
    this.#section = '';
  }

  /** The current look-up, taken from the command if the output has no head (`+short`, `+noall`). */
  #at(line: TranscriptLine) {
    if (this.#lookups.length === 0) this.#open(this.#asked, this.#typed ?? line);
    const last = this.#lookups.at(-1);
    if (last !== undefined && !last.lines.includes(line)) last.lines.push(line);
    return last;
  }

  #answered(status: string, line: TranscriptLine): void {
    const last = this.#lookups.at(-1);
    // Each of several names has its own head; the banner is printed once.
    if (last?.lookup.facts['dns.response_code'] !== undefined) this.#open(this.#asked, line);
    const at = this.#lookups.length === 0 && this.#asked === null ? this.#unnamed(line) : this.#at(line);
    if (at === undefined) return;
    at.lookup.facts['dns.answered'] = true;
    at.lookup.facts['dns.response_code'] = status;
  }

  #unnamed(line: TranscriptLine) {
    this.#open({ 'process.name': 'dig', 'dns.question.name': '.', 'dns.queries': 1 }, line);
    return this.#lookups.at(-1);
  }

  #silent(line: TranscriptLine): void {
    const at = this.#at(line);
    if (at === undefined || at.lookup.facts['dns.answered'] === true) return;
    at.lookup.facts['dns.answered'] = false;
    const tries = at.lines.filter(({ text }) => /communications error/.test(text)).length;
    if (tries > 0) at.lookup.facts['dns.queries'] = tries;
    const server = /communications error to ([^#\s]+)#/.exec(line.text)?.[1];
    if (server !== undefined) at.lookup.facts['server.ip'] = server;
  }

  #question(text: string, line: TranscriptLine): void {
    const found = /^;(\S+)\s+IN\s+(\S+)/.exec(text);
    const at = found === null ? undefined : this.#at(line);
    if (at === undefined || found === null) return;
    at.lookup.facts['dns.question.name'] = plainName(found[1] ?? '');
    at.lookup.facts['dns.question.type'] = found[2] ?? '';
  }

  #foot(line: TranscriptLine): void {
    const { text } = line;
    const last = this.#lookups.at(-1);
    if (last === undefined) return;
    const { facts } = last.lookup;
    const server = /^;; SERVER: ([^#\s]+)#/.exec(text)?.[1];
    const time = /^;; Query time: (\d+) (m|u)sec/.exec(text);
    const when = /^;; WHEN: (.+)$/.exec(text)?.[1];
    const size = /^; EDNS: .*udp: (\d+)/.exec(text)?.[1];
    if (server !== undefined) facts['server.ip'] = server;
    if (time !== null) facts['event.duration'] = Number(time[1]) * (time[2] === 'm' ? 1000 : 1);
    if (when !== undefined) last.stamp = wallClock(when);
    if (size !== undefined) facts['dns.edns.udp_size'] = Number(size);
    if (/^;; flags:[^;]*\btc\b/.test(text)) facts['dns.truncated'] = true;
    if (server !== undefined) last.lines.push(line);
  }

  #record(line: TranscriptLine): void {
    const [, , type = '', data = ''] = RECORD.exec(line.text) ?? [];
    const bare = this.#section === '' ? /^(?:[\da-f]+[.:][\da-f.:]+|\S+\.)$/i.exec(line.text)?.[0] : undefined;
    if (bare === undefined && (type === '' || (this.#section !== 'ANSWER' && this.#section !== ''))) return;
    const at = this.#at(line);
    if (at === undefined) return;
    const { facts } = at.lookup;
    facts['dns.answered'] = true;
    facts['dns.response_code'] ??= 'NOERROR';
    if (type === 'A' || type === 'AAAA' || (bare !== undefined && !bare.endsWith('.')))
      facts['dns.resolved_ip'] = [...(facts['dns.resolved_ip'] ?? []), bare ?? data];
    else if (type === 'CNAME' || bare !== undefined)
      facts['dns.cname'] = [...(facts['dns.cname'] ?? []), plainName(bare ?? data)];
  }
}

const plainName = (name: string): string => name.replace(/(?<=.)\.$/, '');

const TYPES = /^(?:A|AAAA|CNAME|MX|NS|PTR|SOA|SRV|TXT|ANY|HTTPS|CAA)$/i;

/** Name, type and server from the command line or dig's banner. */
function questionOf(words: readonly string[]): Facts['dns.lookup'] | null {
  const plain = words.filter((word, at) => !/^[-+@;]/.test(word) && !/^-[bcfkmpqtxy]$/.test(words[at - 1] ?? ''));
  const name = plain.find((word) => word !== '' && !TYPES.test(word) && !/^(?:IN|CH)$/i.test(word));
  const server = words.find((word) => word.startsWith('@'))?.slice(1);
  if (name === undefined) return null;
  return {
    'process.name': 'dig',
    ...(server !== undefined && /^[\d.]+$|:/.test(server) ? { 'server.ip': server } : {}),
    'dns.question.name': plainName(name),
    'dns.question.type': (plain.find((word) => TYPES.test(word)) ?? 'A').toUpperCase(),
    'dns.queries': 1,
  };
}
