import type { Mutator } from './bytes.js';
import type { Random } from './random.js';

const ODD = [
  '',
  ' ',
  '"',
  "'",
  '[',
  '{',
  '<',
  '%',
  '\\',
  '\t',
  '\0',
  '\r',
  '\u001b[2J',
  '\ufeff',
  '\ud800',
  '\u202e',
  '{"a":',
  '-1',
  '0',
  '99999999999999999999',
  '1e999',
  'NaN',
  '__proto__',
  'constructor',
] as const;

const inLines =
  (change: (lines: string[], random: Random, others: readonly string[]) => void): Mutator =>
  (bytes, random, others) => {
    const lines = bytes.toString('latin1').split('\n');
    const other = others[random.below(others.length)] ?? bytes;
    change(lines, random, other.toString('latin1').split('\n'));
    return Buffer.from(lines.join('\n'), 'latin1');
  };

const moved = inLines((lines, random) => {
  const [line = ''] = lines.splice(random.below(lines.length), 1);
  lines.splice(random.below(lines.length + 1), 0, line);
});

const taken = inLines((lines, random, others) => {
  lines.splice(random.below(lines.length + 1), random.below(3), others[random.below(others.length)] ?? '');
});

const joined = inLines((lines, random) => {
  const at = random.below(lines.length);
  lines.splice(at, 2, (lines[at] ?? '') + (lines[at + 1] ?? ''));
});

/** A number, a word or a sign in place of another one. */
const reworded = inLines((lines, random, others) => {
  const at = random.below(lines.length);
  const words = (lines[at] ?? '').split(/(?<=[\s=:,;"'()[\]{}<>|/])/);
  const from = (others[random.below(others.length)] ?? '').split(/(?<=[\s=:,;"'()[\]{}<>|/])/);
  words[random.below(words.length)] =
    random.below(2) === 0 ? random.of(ODD) : (from[random.below(from.length)] ?? random.of(ODD));
  lines[at] = words.join('');
});

const redated = inLines((lines, random) => {
  const at = random.below(lines.length);
  lines[at] = (lines[at] ?? '').replace(/\d+/g, (digits) =>
    random.below(4) === 0 ? String(random.below(10 ** Math.min(9, digits.length + 1))) : digits,
  );
});

const stretched = inLines((lines, random) => {
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const from = random.below(line.length);
  const part = line.slice(from, from + 1 + random.below(8));
  lines[at] = line.slice(0, from) + part.repeat(random.of([10, 1000, 20_000])) + line.slice(from);
});

/** For texts of lines. */
export const TEXT = [moved, taken, taken, joined, reworded, reworded, reworded, redated, stretched] as const;
