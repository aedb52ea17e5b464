import { repairPasted } from '../../text/repair.js';

/**
 * The begin of a log's records, by the time of day that nearly all have near it. It does not recognise a format, but
 * keeps text of one writer together.
 */
const STAMP = /^([^"]{0,48}?)\d{1,2}:\d{2}:\d{2}(?:([.,])\d+)?/;

/** Characters of a line that decide its shape. */
const SHAPE_CHARACTERS = 400;

/** The form of a record's begin, `9-a-9 9:9:9,9` for `19-Nov-2024 10:31:44,206`; null if the line begins no record. */
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

/** Lines that continue a record: a stack trace, indented lines, the second line of tcpdump -v. */
const CONTINUATION = /^(?:\s+\S|at [\w.$]+\(|Caused by: |\.\.\. \d+ (?:more|common)|[\w.:/-]+[.:][\w-]+ > [\w.:-]+: )/;

/** Whether a line continues the record above it. */
export function continuesRecord(text: string): boolean {
  return CONTINUATION.test(repairPasted(text.slice(0, SHAPE_CHARACTERS)));
}
