import { filesOf, type Transform } from './form.js';
import { changeLines } from './texts.js';

const escaped = (address: string): string => address.replace(/[.]/g, '\\.');

/** An address translator between manager and license server. */
export const nat: Transform = {
  id: 'nat',
  says: "the server's log shows another address of the manager (RFC 5737)",
  seeded: true,
  apply: (bundle, random) => {
    const { truth } = bundle;
    if (truth.clients.length === 0) return 'no address of the manager in the answer key';
    const outside = `203.0.113.${String(random.int(200, 250))}`;
    const inside = new RegExp(`(?<![\\d.])(?:${truth.clients.map(escaped).join('|')})(?!\\.?\\d)`, 'g');
    const change = (line: string): string => line.replace(inside, outside);
    return changeLines(bundle, filesOf(truth, 'ssm_syslog'), change) ?? "the server's log does not show the manager";
  },
};
