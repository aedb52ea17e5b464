import { code } from '../document.js';
import type { Inline, Rich } from '../document.js';

/**
 * What is typed, not read: a part between backticks, an OAuth code, a parameter, a URL, a path of a file. As code it also
 * needs no escapes.
 */
const TYPED =
  /`([^`]+)`|\b(?:unauthorized_client|unsupported_grant_type|insufficient_scope|access_denied|invalid_(?:client|grant|request|scope|token))\b|\bgrant_type=\w+|\bhttps?:\/\/[^\s,;"')]*[^\s,;.:"')]|(?<![\w/.])\/(?:var|etc|oauth|backend|api|opt)\/[\w/.*-]*[\w*]/g;

/** A sentence with what is typed as code spans. */
export function spans(text: string): Rich {
  const pieces: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(TYPED)) {
    pieces.push(text.slice(done, match.index), code(match[1] ?? match[0]));
    done = match.index + match[0].length;
  }
  return [...pieces, text.slice(done)].filter((piece) => piece !== '');
}

/** The same for plain text, where backticks are not shown. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}
