import type { Analysis, SourceReport } from '../core/analysis.js';
import type { Names } from './citation.js';
import { duration } from './when.js';
import { count, listed } from './words/parts.js';

/** Each clock's offset from the reference; empty if all agree. Doubts about zones stand in the appendix. */
export function clockSummary({ sources }: Analysis, names: Names): string {
  const read = sources.filter(({ format, records }) => format !== null && records > 0);
  const untied = read.filter(({ clock, ...source }) => clock.offset === null && hasTimes(source));
  const parts = [
    // Rotated parts of one log share a clock and are named once.
    ...new Set(read.flatMap((source) => offsetWords(source, names))),
    untied.length > 0 && read.length > 1
      ? `${untied.length === 1 ? 'the clock' : 'the clocks'} of ${listed(untied.map(({ path }) => names.get(path) ?? path))} could not be matched to the others`
      : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Whether a source has times to tie: a command's output has none, a capture as text may have no dates. */
export function hasTimes({ first, role }: Pick<SourceReport, 'first' | 'role'>): boolean {
  return first !== null || role === 'capture';
}

function offsetWords(source: SourceReport, names: Names): readonly string[] {
  const { offset, grade } = source.clock;
  if (offset === null || (offset === 0 && grade !== 'given')) return [];
  return [`${clockOwner(source, names)} is ${offsetFrom(source)}`];
}

/** The clock's owner: the host if known, else the file. */
export function clockOwner(source: SourceReport, names: Names): string {
  return source.host ?? names.get(source.path) ?? source.path;
}

/** `42 min 1 s behind the reference clock (±1.1 s, 1 anchor: low grade)`. */
export function offsetFrom({ clock, site }: Pick<SourceReport, 'clock' | 'site'>): string {
  const { offset, plusMinus, grade, anchors } = clock;
  // Each site has a reference clock of its own, and nothing ties one to another.
  const reference = site === undefined ? 'the reference clock' : `the reference clock of site ${site}`;
  if (offset === null) return `not matched to ${reference}`;
  if (offset === 0) return `${reference}, or level with it`;
  const used = anchors.filter((anchor) => anchor.used).length;
  const how = grade === 'given' ? 'given by the user' : `${count(used, 'anchor')}: ${grade} grade`;
  const uncertainty = plusMinus === null ? '' : `±${duration(plusMinus)}, `;
  return `${duration(offset)} ${offset < 0 ? 'behind' : 'ahead of'} ${reference} (${uncertainty}${how})`;
}
