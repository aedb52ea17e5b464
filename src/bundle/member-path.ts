import type { Entry } from './entry.js';

/** Control characters, and the marks that turn the direction of text: a name must not rewrite a terminal or a report. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Names a member of an archive: `case.zip!var/log/messages`. Members are read where they lie and never written, so an
 * absolute name or one with `..` is a name like any other; what leads out of the archive is left out of it.
 */
export function memberPath(archive: Pick<Entry, 'path'>, name: string): string {
  const shown = name.replace(UNSEEN, '\ufffd').replace(/^(?:[A-Za-z]:)?(?:\.{0,2}\/)+/, '');
  return `${archive.path}!${shown === '' ? 'unnamed' : shown}`;
}
