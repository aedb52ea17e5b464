import { fieldName } from './fields.js';

/**
 * A rule's explanation without a case: what would be filled in is named in brackets, and sentences for a case where a field is
 * not known are left out.
 */
export function generalExplanation(explain: string): string {
  return explain
    .split(/(?<=\.)\s+(?=[A-Z{])/)
    .filter((sentence) => !sentence.startsWith('{!'))
    .map((sentence) =>
      sentence.replace(/^\{\?[a-z_.]+\}/, '').replace(/\{([a-z_.]+)\}/g, (_, field: string) => named(field)),
    )
    .join(' ');
}

function named(field: string): string {
  return `[${fieldName(field).replace(/^the /, '')}]`;
}
