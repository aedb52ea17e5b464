import type { Facts } from '../../core/event.js';
import type { Stamp } from '../../core/time.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { wallClock } from './wall-clock.js';

type State = Facts['host.service']['service.state'];

const STATES = new Set<string>(['active', 'reloading', 'inactive', 'failed', 'activating', 'deactivating']);
/** The bullet is `●`, `○`, `×`, `*`, or one of these in a wrong encoding. */
const UNIT = /^\s*(?:[^\w\s]{1,4}\s+)?([\w@.:\\-]+)\.service(?: - .*)?$/;
const ACTIVE = /^\s*Active: ([a-z]+)(?: \(([^)]{0,80})\))?(?: since ([^;]{1,80}?)\s{0,8}(?:;.*)?)?\s{0,8}$/;
const LISTED = /^\s*(?:[^\w\s]{1,4}\s+)?([\w@.:\\-]+)\.service\s+(\S+)\s+([a-z]+)\s+(\S+)/;
const EXIT = /\(code=[a-z-]+, (?:status|signal)=(\d+)/;

/** State of services: `systemctl status`, `is-active`, `list-units`, `--failed`. */
export const systemctl: CommandReader = {
  id: 'systemctl',
  commands: ['systemctl'],
  recognise: (output) =>
    output.some((text) => /^\s+Loaded: (?:loaded|not-found|masked|error)\b/.test(text)) &&
    output.some((text) => ACTIVE.test(text))
      ? 0.9
      : 0,
  read: (run, emit) => readStatus(run, emit) || readList(run, emit) || readIsActive(run, emit),
};

function isState(text: string): text is State {
  return STATES.has(text);
}

/** Each unit begins with its name; its main process may follow. */
function readStatus({ output }: CommandRun, emit: CommandEmit): boolean {
  let unit: TranscriptLine | null = null;
  let understood = false;
  for (const [index, line] of output.entries()) {
    const missing = /^Unit (\S+?)(?:\.service)? could not be found/.exec(line.text)?.[1];
    if (missing !== undefined) {
      const facts = { 'service.name': missing, 'service.state': 'not-found', 'service.status': 'not found' } as const;
      emit.event('host.service', facts, [line]);
      understood = true;
    }
    if (UNIT.test(line.text)) unit = line;
    const active = ACTIVE.exec(line.text);
    if (unit === null || active === null) continue;
    emitService(unit, line, output.slice(index + 1), emit);
    understood = true;
    unit = null;
  }
  return understood;
}

function emitService(
  unit: TranscriptLine,
  active: TranscriptLine,
  after: readonly TranscriptLine[],
  emit: CommandEmit,
): void {
  const name = UNIT.exec(unit.text)?.[1];
  const [, state = '', detail, since] = ACTIVE.exec(active.text) ?? [];
  if (name === undefined || !isState(state)) return;
  const next = after.findIndex(({ text }) => text.trim() === '' || UNIT.test(text));
  const ended = after.slice(0, next < 0 ? undefined : next).findLast(({ text }) => EXIT.test(text));
  const code = ended === undefined ? undefined : EXIT.exec(ended.text)?.[1];
  emit.event(
    'host.service',
    {
      'service.name': name,
      'service.state': state,
      'service.status': detail === undefined ? state : `${state} (${detail})`,
      ...(code === undefined ? {} : { 'process.exit_code': Number(code) }),
    },
    ended === undefined ? [unit, active] : [unit, active, ended],
    sinceOf(since),
  );
}

/** `Tue 2024-03-05 10:15:00 UTC`: a weekday, then nearly ISO 8601. */
function sinceOf(text: string | undefined): Stamp | null {
  return text === undefined ? null : wallClock(text.replace(/^\p{L}{2,4}\.? /u, ''));
}

function readList({ output }: CommandRun, emit: CommandEmit): boolean {
  let listed = false;
  for (const line of output) {
    if (/^\s*UNIT\s+LOAD\s+ACTIVE\b/.test(line.text) || /^\d+ (?:loaded )?units? listed/.test(line.text)) listed = true;
    const [, name, load, state = '', sub = ''] = LISTED.exec(line.text) ?? [];
    if (name === undefined || !isState(state)) continue;
    listed = true;
    const known: State = load === 'not-found' ? 'not-found' : state;
    emit.event(
      'host.service',
      { 'service.name': name, 'service.state': known, 'service.status': `${state} (${sub})` },
      [line],
    );
  }
  return listed;
}

/** One word per unit, in the order of the command. */
function readIsActive({ words, output }: CommandRun, emit: CommandEmit): boolean {
  const at = words.indexOf('is-active');
  if (at < 0) return false;
  const units = words.slice(at + 1).filter((word) => !word.startsWith('-'));
  const states = output.filter(({ text }) => isState(text.trim()));
  if (states.length !== units.length) return false;
  for (const [index, line] of states.entries()) {
    const state = line.text.trim();
    const name = units[index]?.replace(/\.service$/, '');
    if (name === undefined || !isState(state)) continue;
    emit.event('host.service', { 'service.name': name, 'service.state': state, 'service.status': state }, [line]);
  }
  return units.length > 0;
}
