import type { CommandReader, CommandRun, TranscriptLine } from './command.js';
import { diskRow, type DiskTable } from './disk-row.js';

/** Bytes of a number without a letter, by the options that set it; coreutils counts 1024 bytes by default. */
const KIB = 1024;
const HEADING = /^\S+(?: \S+)?\s+(?:Type\s+)?(?:Inodes|Size|(\d+)([KMG]?)-?blocks)\b/i;

/** File systems: `df` with `-h`, `-k`, `-P`, `-i`, `-T`; a long device on a line of its own. */
export const df: CommandReader = {
  id: 'df',
  commands: ['df'],
  recognise: (output) => {
    const [heading = '', ...rows] = output.filter((text) => text.trim() !== '');
    return HEADING.test(heading) && rows.some((row) => / \d{1,3}% \//.test(row)) ? 0.9 : 0;
  },
  read(run, emit) {
    const table = tableOf(run);
    let device: TranscriptLine | null = null;
    let rows = 0;
    for (const line of run.output) {
      const whole: string = device === null ? line.text : `${device.text} ${line.text.trim()}`;
      const disk = diskRow(whole, table);
      if (disk !== null) {
        emit.event('host.disk', disk, device === null ? [line] : [device, line]);
        rows++;
      }
      device = disk === null && /^\S+\s*$/.test(line.text) ? line : null;
    }
    return rows > 0;
  },
};

function tableOf({ words, output }: CommandRun): DiskTable {
  const heading = output.find(({ text }) => HEADING.test(text))?.text ?? '';
  const [, number, letter = ''] = HEADING.exec(heading) ?? [];
  const options = words.filter((word) => /^-[A-Za-z]+$/.test(word)).join('');
  const inodes = /\bInodes\b/i.test(heading) || options.includes('i') || words.includes('--inodes');
  if (number !== undefined)
    return { unit: letter === '' ? Number(number) : Number(number) * KIB ** ('KMG'.indexOf(letter) + 1), inodes };
  return { unit: options.includes('m') ? KIB * KIB : KIB, inodes };
}
