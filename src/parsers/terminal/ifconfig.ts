import type { CommandReader, TranscriptLine } from './command.js';
import { lengthOfMask, prefixOf } from './prefix.js';

/** net-tools 2 (`eth0: flags=4163<UP,…>  mtu 1500`) and the older form that BusyBox keeps (`eth0      Link encap:Ethernet`). */
const HEAD = /^([\w.:-]+?):? +(?:flags=\d+<([A-Z,]*)> +mtu (\d+)|Link encap:)/;
const ADDRESS = /^\s+inet (?:addr:)?(\S+)(?:.*?(?:netmask |Mask:)(\S+))?/;
const OLD_FLAGS = /^\s+((?:[A-Z]+ )+) ?MTU:(\d+)/;

/** Interfaces as `ifconfig` shows them. */
export const ifconfig: CommandReader = {
  id: 'ifconfig',
  commands: ['ifconfig'],
  recognise: (output) => (HEAD.test(output[0] ?? '') ? 1 : 0),
  read({ output }, emit) {
    const starts = output.flatMap(({ text }, index) => (HEAD.test(text) ? [index] : []));
    for (const [index, start] of starts.entries()) {
      const [head, ...lines] = output.slice(start, starts[index + 1]);
      if (head !== undefined) {
        const address = lines.find(({ text }) => ADDRESS.test(text));
        const old = lines.find(({ text }) => OLD_FLAGS.test(text));
        const shown = [head, ...[address, old].flatMap((line) => line ?? [])];
        emit.event('host.interface', factsOf(head, address, old), shown);
      }
    }
    return starts.length > 0;
  },
};

function factsOf(head: TranscriptLine, address: TranscriptLine | undefined, old: TranscriptLine | undefined) {
  const [, name = '', flags, mtu] = HEAD.exec(head.text) ?? [];
  const [, oldFlags, oldMtu] = OLD_FLAGS.exec(old?.text ?? '') ?? [];
  const [, ip = '', mask] = ADDRESS.exec(address?.text ?? '') ?? [];
  const prefix = prefixOf(ip);
  const length = mask === undefined ? null : lengthOfMask(mask);
  const states = flags?.split(',') ?? oldFlags?.trim().split(' ') ?? null;
  const bytes = mtu ?? oldMtu;
  return {
    'interface.name': name,
    ...(prefix === null ? {} : { 'interface.address': prefix.address }),
    ...(prefix === null || length === null ? {} : { 'interface.prefix_length': length }),
    ...(states === null ? {} : { 'interface.up': states.includes('UP') && states.includes('RUNNING') }),
    ...(bytes === undefined ? {} : { 'interface.mtu': Number(bytes) }),
  };
}
