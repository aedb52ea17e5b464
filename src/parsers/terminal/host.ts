import { isAddress } from '../../text/addresses.js';
import type { CommandReader } from './command.js';
import { EventDraft } from './event-draft.js';

const ADDRESS = /^(\S+) has (?:IPv6 )?address (\S+)$/;
const ALIAS = /^(\S+) is an alias for (\S+?)\.?$/;
const NOT_FOUND = /^Host (\S+) not found: \d+\((\w+)\)$/;
const SILENCE = /connection timed out; no servers could be reached|no servers could be reached/;

/** `host` of BIND. */
export const host: CommandReader = {
  id: 'host',
  commands: ['host'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => ADDRESS.test(text) || NOT_FOUND.test(text)) ? 0.7 : 0),
  read({ words, output }, emit) {
    const asked = words
      .slice(1)
      .find((word, at, all) => !word.startsWith('-') && !/^-[cmNRtW]$/.test(all[at - 1] ?? ''));
    const drafts: EventDraft<'dns.lookup'>[] = [];
    let server: string | null = null;
    const of = (name: string): EventDraft<'dns.lookup'> => {
      const last = drafts.at(-1);
      if (last?.facts['dns.question.name'] === name || last?.facts['dns.cname']?.includes(name) === true) return last;
      const facts = {
        'process.name': 'host',
        ...(server === null ? {} : { 'server.ip': server }),
        'dns.question.name': name,
        'dns.queries': 1,
      };
      const draft = new EventDraft('dns.lookup', facts);
      drafts.push(draft);
      return draft;
    };
    for (const line of output) {
      const [, name = '', data = ''] =
        ADDRESS.exec(line.text) ?? ALIAS.exec(line.text) ?? NOT_FOUND.exec(line.text) ?? [];
      const used = /^Address: ([^#\s]+)#\d+/.exec(line.text)?.[1];
      if (used !== undefined && isAddress(used)) server = used;
      if (name === '') {
        if (SILENCE.test(line.text) && asked !== undefined) of(asked).shownBy(line).facts['dns.answered'] = false;
        continue;
      }
      const { facts } = of(name).shownBy(line);
      facts['dns.answered'] = true;
      facts['dns.response_code'] = NOT_FOUND.test(line.text) ? data : 'NOERROR';
      if (ALIAS.test(line.text)) facts['dns.cname'] = [...(facts['dns.cname'] ?? []), data];
      else if (ADDRESS.test(line.text)) facts['dns.resolved_ip'] = [...(facts['dns.resolved_ip'] ?? []), data];
    }
    for (const draft of drafts) draft.emit(emit);
    return drafts.length > 0;
  },
};
