import { repairPasted } from '../../text/repair.js';

/**
 * How the records of a log begin, told by the time of day that stands near the begin of nearly all of them. Not to
 * recognise a format, which parsers do, but to keep together what was written by one writer.
 */
const STAMP = /^([^"]{0,48}?)\d{1,2}:\d{2}:\d{2}(?:([.,])\d+)?/;

/** Characters of a line that tell what it is. */
const SHAPE_CHARACTERS = 400;

/**
 * The form of a record's begin, `9-a-9 9:9:9,9` for `19-Nov-2024 10:31:44,206`; null where the line begins no record.
 */
export function recordShape(text: string): string | null {
  if (text.startsWith('{"')) return '{';
  const found = STAMP.exec(text.slice(0, SHAPE_CHARACTERS));
  if (found === null) return null;
  const [, before = '', fraction = ''] = found;
  return `${before
    .replace(/\d+/g, '9')
    .replace(/[A-Za-z]+/g, 'a')
    .replace(/\s+/g, ' ')}9:9:9${fraction}`;
}

/** What goes on with a record that began before: a stack trace, what is indented, the second line of tcpdump -v. */
const CONTINUATION = /^(?:\s+\S|at [\w.$]+\(|Caused by: |\.\.\. \d+ (?:more|common)|[\w.:/-]+[.:][\w-]+ > [\w.:-]+: )/;

/** Whether a line goes on with a record that stands above it. */
export function continuesRecord(text: string): boolean {
  return CONTINUATION.test(repairPasted(text.slice(0, SHAPE_CHARACTERS)));
}
