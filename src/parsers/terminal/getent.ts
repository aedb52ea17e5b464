import { isAddress } from '../../text/addresses.js';
import type { CommandReader } from './command.js';
import { EventDraft } from './event-draft.js';
import { nameless, resolved } from './name-errors.js';

/** `198.51.100.8   ssm.example.com ssm`, with the type of socket behind the address for `ahosts`. */
const ROW = /^([\da-fA-F.:]+)\s+(?:(?:STREAM|DGRAM|RAW)\b\s*)?(\S+)?(?:\s.*)?$/s;

/** `getent hosts` and `ahosts`: what the host itself makes of a name, its hosts file included. */
export const getent: CommandReader = {
  id: 'getent',
  commands: ['getent hosts', 'getent ahosts', 'getent ahostsv4', 'getent ahostsv6'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => /^[\da-fA-F.:]+\s+(?:STREAM|DGRAM|RAW)\b/.test(text)) ? 0.7 : 0),
  read({ words, output, typed }, emit) {
    const asked = words.slice(2).find((word) => !word.startsWith('-'));
    const rows = output.flatMap((line) => {
      const [, ip = '', name] = ROW.exec(line.text) ?? [];
      return isAddress(ip) ? [{ line, ip, name }] : [];
    });
    const name = asked ?? rows.find((row) => row.name !== undefined)?.name;
    if (name === undefined || isAddress(name)) return false;
    const addresses = [...new Set(rows.map(({ ip }) => ip))];
    // It prints nothing for a name that it does not find.
    if (addresses.length === 0 && output.some(({ text }) => text.trim() !== '')) return false;
    const facts = addresses.length > 0 ? resolved(name, 'getent', addresses) : nameless(name, 'getent');
    const draft = new EventDraft('dns.lookup', facts).shownBy(typed);
    for (const { line } of rows) draft.shownBy(line);
    draft.emit(emit);
    return true;
  },
};
