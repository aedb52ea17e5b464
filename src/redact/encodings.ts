import { base64Text } from '../text/base64.js';
import { concatBytes, hexText, utf8Bytes } from '../text/bytes.js';
import { inline } from '../text/escape.js';

/** An encoded form of a secret. */
export interface Form {
  readonly name:
    'plain' | 'URL-encoded' | 'base64' | 'hex' | 'JSON-escaped' | 'HTML-escaped' | 'Markdown-escaped' | 'template';
  readonly text: string;
}

/** Possible values of a written one: as written, and decoded from a form, URL or JSON text. */
export function readings(written: string): readonly string[] {
  const decoded = [written, urlDecoded(written), urlDecoded(written.replaceAll('+', ' ')), jsonDecoded(written)];
  // A bare value may have been taken with the sign that ended its list, sentence or quotation.
  return [...new Set([...decoded, written.replace(/(?<!["'\\\])}>,;.])["'\\\])}>,;.]+$/, '')])];
}

function urlDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function jsonDecoded(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

/** All forms in which a finished report could still contain the value. */
export function formsOf(value: string): readonly Form[] {
  const forms: Form[] = [{ name: 'plain', text: value }];
  for (const text of urlForms(value)) forms.push({ name: 'URL-encoded', text });
  for (const text of base64Forms(value)) forms.push({ name: 'base64', text });
  const hex = hexText(utf8Bytes(value));
  forms.push({ name: 'hex', text: hex }, { name: 'hex', text: hex.toUpperCase() });
  forms.push({ name: 'JSON-escaped', text: JSON.stringify(value).slice(1, -1) });
  forms.push({ name: 'HTML-escaped', text: htmlEscaped(value) }, { name: 'Markdown-escaped', text: inline(value) });
  // A message's template was made before anything was masked, and only its numbers are gone.
  const template = value.replace(/\d+/g, '<n>');
  if (template.replaceAll('<n>', '').length >= MIN_TEMPLATE_LETTERS) forms.push({ name: 'template', text: template });
  return unique(forms);
}

/** Letters of a template that do not stand beside each other by chance. */
const MIN_TEMPLATE_LETTERS = 6;

function urlForms(value: string): readonly string[] {
  const bytes = [...utf8Bytes(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const component = wellFormed(value) ? encodeURIComponent(value) : value;
  const lower = component.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  // application/x-www-form-urlencoded also encodes what encodeURIComponent leaves (URL Standard, section 5).
  const form = component.replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return [component, lower, form, form.replaceAll('%20', '+'), bytes, bytes.toUpperCase()];
}

function wellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/**
 * Parts of every base64 text with the value (RFC 4648): it can begin at any of three places in a group of three bytes,
 * and characters that also depend on its neighbours are left out.
 */
function base64Forms(value: string): readonly string[] {
  const bytes = utf8Bytes(value);
  const inner = [0, 1, 2].map((before) => {
    const encoded = base64Text(concatBytes([new Uint8Array(before), bytes]));
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  return [...inner, ...inner.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

function htmlEscaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function unique(forms: readonly Form[]): readonly Form[] {
  const seen = new Set<string>();
  return forms.filter(({ text }) => !seen.has(text) && seen.add(text));
}
