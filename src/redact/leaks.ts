import type { Form } from './encodings.js';
import { isNameAt } from './identities.js';
import type { Identity } from './identities.js';
import type { Learned, Secret } from './learn.js';

/** Shortest secret that is also searched across line breaks, because a report may wrap it. */
const MIN_WRAPPED_LENGTH = 16;

/**
 * Searches a finished report for every learned value: plain, base64, URL-, hex-, JSON-, HTML- and Markdown-encoded, and
 * broken over lines. Each result names the leak and its source, never the value. An empty list means that the report
 * may be written.
 */
export function leaks(text: string, learned: Learned): readonly string[] {
  const found = new Map<Secret, Form['name'] | 'wrapped'>();
  for (const view of viewsOf(text)) {
    for (const { value } of learned.needles.hits(view))
      if (!found.has(value.secret)) found.set(value.secret, value.form);
  }
  const joined = text.replace(/[\s:]+/g, '');
  for (const { value } of learned.needles.hits(joined)) {
    const long = value.form === 'hex' || value.secret.value.length >= MIN_WRAPPED_LENGTH;
    if (long && !found.has(value.secret)) found.set(value.secret, 'wrapped');
  }
  const words = new Map<string, string>();
  for (const [{ name, where }, form] of found) {
    const one = `${name} from ${where ?? 'the analysis'}`;
    if (!words.has(one)) words.set(one, `${one} (${form})`);
  }
  for (const [{ original, kind, shown }, form] of namesIn(text, joined, learned)) {
    const how = form === 'plain' ? '' : ` (${form})`;
    words.set(original, `${kind} of the case, shown elsewhere as ${shown}${how}`);
  }
  return [...words.values()];
}

/** Names in plain text as whole words; encoded also inside others, in hex also broken by blanks, colons or lines. */
function namesIn(text: string, joined: string, learned: Learned): ReadonlyMap<Identity, Form['name']> {
  const found = new Map<Identity, Form['name']>();
  const encoded = [
    ...learned.encodedNames.hits(text),
    ...learned.encodedNames.hits(joined).filter(({ value }) => value.form === 'hex'),
  ];
  for (const { value } of encoded) found.set(value.identity, value.form);
  for (const { value, start } of learned.names.hits(text)) if (isNameAt(value, text, start)) found.set(value, 'plain');
  return found;
}

/** The text as written, and as a reader of Markdown, HTML or JSON sees it. */
function viewsOf(text: string): readonly string[] {
  const markdown = text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u2060', '');
  const html = text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, entity);
  const json = text.replace(
    /\\(?:u([0-9a-f]{4})|(["\\/]))/gi,
    (_, code: string | undefined, character: string | undefined) =>
      code === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
  return [...new Set([text, markdown, html, json])];
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
