import type { CommandReader, CommandRun, CommandEmit } from './command.js';

/** Viptela's `show version` prints the release alone: `20.9.4.1`, `20.12.3-38`. */
const VIPTELA = /^\s*(\d{2}\.\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)(?:-\d+)?\s*$/;
const IOS = /^Cisco IOS (?:XE )?Software\b.*?\bVersion (\d[\w.()]*)/;

/** `show version`: one line with the release on a controller, pages on a router. */
export const showVersion: CommandReader = {
  id: 'show-version',
  commands: ['show version', 'show sdwan version'],
  recognise: (output) => {
    const [only = '', ...more] = output.filter((text) => text.trim() !== '');
    // A lone number can be any product's release.
    return more.length === 0 && VIPTELA.test(only) ? 0.5 : 0;
  },
  read: (run, emit) => readViptela(run, emit) || readIos(run, emit),
};

function readViptela({ output }: CommandRun, emit: CommandEmit): boolean {
  const [line, ...more] = output.filter(({ text }) => text.trim() !== '');
  const version = VIPTELA.exec(line?.text ?? '')?.[1];
  if (line === undefined || version === undefined || more.length > 0) return false;
  emit.event('host.identity', { 'service.version': version }, [line]);
  // The output does not name the controller; the host decides where it is known.
  emit.event('manager.release', { 'service.version': version }, [line]);
  return true;
}

function readIos({ output }: CommandRun, emit: CommandEmit): boolean {
  const line = output.find(({ text }) => IOS.test(text));
  const version = IOS.exec(line?.text ?? '')?.[1];
  if (line === undefined || version === undefined) return false;
  emit.event('host.identity', { 'service.version': version }, [line]);
  return true;
}
