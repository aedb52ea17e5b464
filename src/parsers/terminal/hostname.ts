import type { CommandReader, CommandRun, CommandEmit } from './command.js';
import { prefixOf } from './prefix.js';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9])?$/;

/** `hostname`, `hostname -f`, `hostname -I` and `hostnamectl`: the host's name, or its addresses. */
export const hostname: CommandReader = {
  id: 'hostname',
  commands: ['hostname', 'hostnamectl', 'uname -n'],
  recognise: (output) => (output.some((text) => /^\s*Static hostname: \S/.test(text)) ? 1 : 0),
  read: (run, emit) => readHostnamectl(run, emit) || readAddresses(run, emit) || readName(run, emit),
};

function readHostnamectl({ output }: CommandRun, emit: CommandEmit): boolean {
  const line = output.find(({ text }) => /^\s*Static hostname: /.test(text));
  const name = /: (\S+)/.exec(line?.text ?? '')?.[1];
  if (line === undefined || name === undefined || !NAME.test(name)) return false;
  emit.event('host.identity', { 'host.name': name }, [line]);
  return true;
}

/** Addresses on one line; hostname does not say which interface has which. */
function readAddresses({ words, output }: CommandRun, emit: CommandEmit): boolean {
  const line = output.find(({ text }) => text.trim() !== '');
  if (line === undefined || !words.some((word) => /^-[iI]$|^--all-ip-addresses$|^--ip-address$/.test(word)))
    return false;
  const addresses = line.text
    .trim()
    .split(/\s+/)
    .flatMap((word) => prefixOf(word)?.address ?? []);
  if (addresses.length > 0) emit.event('host.identity', { 'host.ip': addresses }, [line]);
  return addresses.length > 0;
}

function readName({ words, output }: CommandRun, emit: CommandEmit): boolean {
  const [line, ...more] = output.filter(({ text }) => text.trim() !== '');
  // With an argument the command sets the name.
  if (line === undefined || more.length > 0 || words.slice(1).some((word) => !word.startsWith('-') && word !== 'n'))
    return false;
  const name = line.text.trim();
  if (!NAME.test(name)) return false;
  emit.event('host.identity', { 'host.name': name }, [line]);
  return true;
}
