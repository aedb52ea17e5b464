/** Characters that nobody sees, and the zero bytes of UTF-16 read as bytes. */
const HIDDEN = /[\u0000\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Full-width forms of ASCII (Unicode block FF00). */
const FULL_WIDTH = /[\uff01-\uff5e\u3000\ufe55\ua789]/g;
/** Printable ASCII in escapes of JSON, of C, of a URL, and of HTML. */
const ESCAPED = /\\{1,4}u00([2-7][0-9a-f])|\\{1,4}x([2-7][0-9a-f])|%(?:25){0,2}([2-7][0-9a-f])|&#x([2-7][0-9a-f]);/gi;
const ENTITY = /&#(\d{2,3});|&(quot|amp|apos|lt|gt);/g;
const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', apos: "'", lt: '<', gt: '>' };

const WORTH_A_LOOK =
  /[\u0000\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uff01-\uff5e\u3000\ufe55\ua789]|\\[ux]|%[2-7]|&(?:#|quot;|amp;|apos;|lt;|gt;)/;

/** The text as its reader means it: without hidden characters, full-width forms and escapes; itself if it has none. */
export function plainView(text: string): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  return text
    .replace(HIDDEN, '')
    .replace(FULL_WIDTH, narrow)
    .replace(ESCAPED, (whole, json?: string, c?: string, url?: string, html?: string) =>
      printable(whole, Number.parseInt(json ?? c ?? url ?? html ?? '', 16)),
    )
    .replace(ENTITY, (whole, code?: string, name?: string) =>
      name === undefined ? printable(whole, Number(code)) : (NAMED[name] ?? whole),
    );
}

function narrow(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x3000) return ' ';
  return code === 0xfe55 || code === 0xa789 ? ':' : String.fromCharCode(code - 0xfee0);
}

function printable(whole: string, code: number): string {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : whole;
}
