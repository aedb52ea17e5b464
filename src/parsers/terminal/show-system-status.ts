import { MICROS_PER_SECOND, type Stamp } from '../../core/time.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { diskRow } from './disk-row.js';
import { bytesOf } from './sizes.js';
import { secondsUp } from './uptime.js';
import { wallClock } from './wall-clock.js';

type Status = ReadonlyMap<string, Row>;
type Row = { readonly value: string; readonly line: TranscriptLine };

const PRODUCT = /^\s*Viptela \(tm\) (\S+) Operating System Software/;
const DISKS = { unit: 1, inodes: false } as const;

/** `show system status` of Viptela software: release, personality, time, memory and file systems. */
export const showSystemStatus: CommandReader = {
  id: 'show-system-status',
  commands: ['show system status', 'show sdwan system status'],
  recognise: (output) =>
    output.some((text) => PRODUCT.test(text)) || output.some((text) => /^\s*Personality:\s+v\w+\s*$/.test(text))
      ? 1
      : 0,
  read(run, emit) {
    const status = statusOf(run);
    const stamp = emitTime(status, emit);
    const identity = emitIdentity(status, run, emit, stamp);
    emitMemory(status, emit, stamp);
    for (const line of run.output) {
      const disk = diskRow(line.text.trim(), DISKS);
      if (disk !== null) emit.event('host.disk', disk, [line], stamp);
    }
    return identity;
  },
};

/** Rows `name: value`, the first of each name. */
function statusOf({ output }: CommandRun): Status {
  const rows = new Map<string, Row>();
  for (const line of output) {
    const [, name, value = ''] = /^\s*([A-Z][\w -]{1,40}):\s+(\S(?:.*\S)?)\s*$/.exec(line.text) ?? [];
    if (name !== undefined && !rows.has(name)) rows.set(name, { value, line });
  }
  return rows;
}

function emitIdentity(status: Status, { output }: CommandRun, emit: CommandEmit, stamp: Stamp | null): boolean {
  const version = status.get('Version');
  const stated = status.get('Personality');
  const product = output.find(({ text }) => PRODUCT.test(text));
  // Routers print this heading too, so the row decides if it is there.
  const personality = stated?.value ?? PRODUCT.exec(product?.text ?? '')?.[1]?.toLowerCase();
  const lines = [version?.line, stated?.line ?? product].flatMap((line) => line ?? []);
  if (lines.length === 0) return false;
  emit.event(
    'host.identity',
    {
      ...(personality === undefined ? {} : { 'system.personality': personality }),
      ...(version === undefined ? {} : { 'service.version': version.value }),
    },
    lines,
    stamp,
  );
  if (personality === 'vmanage' && version !== undefined)
    emit.event('manager.release', { 'service.version': version.value }, lines, stamp);
  return true;
}

/** When it was typed, and how long the host had been up. */
function emitTime(status: Status, emit: CommandEmit): Stamp | null {
  const time = status.get('Current time');
  const stamp = time === undefined ? null : wallClock(time.value);
  if (time !== undefined && stamp !== null) emit.clock(stamp, time.line);
  const up = status.get('System uptime');
  const seconds = up === undefined ? null : secondsUp(up.value);
  if (up !== undefined && seconds !== null)
    emit.event('host.uptime', { 'host.uptime': seconds * MICROS_PER_SECOND }, [up.line], stamp);
  return stamp;
}

function emitMemory(status: Status, emit: CommandEmit, stamp: Stamp | null): void {
  const memory = status.get('Memory usage');
  const [, total = '', free = ''] = /^(\d{1,15}K) total,.{0,100}?(\d{1,15}K) free/.exec(memory?.value ?? '') ?? [];
  const [all, available] = [bytesOf(total), bytesOf(free)];
  if (memory === undefined || all === null || available === null) return;
  emit.event('host.memory', { 'memory.total.bytes': all, 'memory.available.bytes': available }, [memory.line], stamp);
}
