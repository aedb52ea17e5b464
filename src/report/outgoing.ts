import { Leaving } from '../core/leaving.js';
import { learnSecrets, maskingStream, maskText } from '../redact/mask.js';
import { visible, visibleLines } from '../text/escape.js';

/** What a text is for; each acts on other characters. */
export type Target = 'terminal' | 'markdown' | 'html' | 'json';

/** A word joiner behind `@` keeps GitHub from notifying a person. */
const WORD_JOINER = '\u2060';

const ESCAPES: Readonly<Record<Target, (text: string) => string>> = {
  terminal: (text) => visibleLines(text),
  markdown: (text) => visibleLines(text, WORD_JOINER),
  // A page's own characters are escaped where it is made; what a terminal acts on must not pass through it either.
  html: (text) => visibleLines(text, WORD_JOINER),
  json: jsonLines,
};

/**
 * Text that may leave: masked, then escaped for its target. Nothing else can be written, because only the functions of
 * this class make one.
 */
export class Outgoing extends Leaving {
  /** A text in which nobody has looked for secrets yet. */
  static text(text: string, target: Target = 'terminal'): Outgoing {
    return new Outgoing(ESCAPES[target](maskText(text, learnSecrets({ text }))));
  }

  /** A finished report; `leaked` names what it would show, and empty is the one answer with which it leaves. */
  static report(text: string, target: Target, leaked: readonly string[]): Outgoing | null {
    return leaked.length === 0 ? new Outgoing(ESCAPES[target](text)) : null;
  }

  /** Writes records of a stream as rows of a table, or as JSON, one a line; each cell is masked by itself. */
  static rows(columns: readonly string[], asJson: boolean): (records: readonly Cells[]) => Outgoing {
    const mask = maskingStream();
    return (records) => {
      const wholes = records.map((record) => Object.values(record).map(String).join('\t'));
      const masked = mask(wholes);
      const safe = records.map((record, at) => (masked[at] === wholes[at] ? record : maskedCells(record, mask)));
      const lines = safe.map((record) => (asJson ? JSON.stringify(record) : tableRow(columns, record)));
      return new Outgoing(ESCAPES[asJson ? 'json' : 'terminal'](lines.map((row) => `${row}\n`).join('')));
    };
  }

  /** Text whose every name was replaced by whoever has the map; it is a report, and was masked before. */
  static restored(text: string): Outgoing {
    const target = /^\s*\{/.test(text) ? 'json' : 'markdown';
    return new Outgoing(ESCAPES[target](text));
  }

  /** The names that a public report hides, for their owner. */
  static nameMap(text: string): Outgoing {
    return new Outgoing(jsonLines(text));
  }

  /** What went wrong; the program's name before it may be coloured. */
  static failure(sentence: string, coloured: (name: string) => string): Outgoing {
    return new Outgoing(`${coloured('lic-analyze:')} ${Outgoing.text(sentence).text}\n`);
  }
}

/** A record of a stream; what is neither text nor number is written as JSON has it. */
export type Cells = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>;

function maskedCells(record: Cells, mask: (texts: readonly string[]) => readonly string[]): Cells {
  return Object.fromEntries(
    Object.entries(record).map(([name, cell]) => [name, typeof cell === 'string' ? (mask([cell])[0] ?? '') : cell]),
  );
}

function tableRow(columns: readonly string[], record: Cells): string {
  return columns.map((name) => visible(String(record[name] ?? '')).replaceAll('\t', '\\t')).join('\t');
}

/**
 * JSON as any reader takes it: what a terminal acts on is escaped, and half a surrogate pair, which JSON.stringify
 * writes as an escape that few can read (RFC 8259 section 8.2), is U+FFFD.
 */
function jsonLines(text: string): string {
  return text
    .replace(/(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g, '$1\\ufffd')
    .replace(/[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
