import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';
import { SECRET_WORDS, SENTENCE_WORDS } from './secret-words.js';

/** A line of YAML or properties with only a key and its value. */
const LINE = new RegExp(
  `^(?<before>[ \\t]*(?:- )?["']?(?<key>[\\w.-]{0,80}(?:${SECRET_WORDS}))["']?[ \\t]*[:=][ \\t]*)(?<value>[^\\s"'{[|>&][^\\r\\n]*)$`,
  'gim',
);
/** One word, form text, or more pairs after this one; the pattern of pairs handles these. */
const OTHERS = /^[^\s&]+$|&[\w.-]{1,64}=|\s["']?[\w.-]{1,64}["']?\s{0,8}[:=]/;
/** A variable before a command (`PGPASSWORD=… psql`): its value ends at a blank or its quote. */
const ASSIGNED = /(?:^|[ \t])\w+=$/;
const SENTENCE = new RegExp(`^(?:${SENTENCE_WORDS}|\\d{3})\\b`, 'i');

/** Masks a value with blanks to the end of its line, if the line has only this pair. */
export function maskWholeLines(text: string, show: Show): string {
  return replaceEach(text, LINE, (match) => {
    const { before = '', key = '', value = '' } = match.groups ?? {};
    // A comment of YAML begins with a blank and `#`.
    const [own = '', comment = ''] = value.split(/(?<!\s)(?=\s+#\s)/, 2);
    if (
      ASSIGNED.test(before) ||
      OTHERS.test(value) ||
      SENTENCE.test(own) ||
      isMasked(own) ||
      /^(?:invalid|missing|expired)_/i.test(key)
    )
      return match[0];
    return before + show({ kind: 'secret', name: key.toLowerCase(), value: own.trimEnd() }) + comment;
  });
}
