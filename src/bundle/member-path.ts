import type { Entry } from './entry.js';

/** Control characters and marks for the direction of text, so that a name cannot rewrite a terminal or a report. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Names a member of an archive: `case.zip!var/log/messages`. Members are never written to disk, so an absolute name or
 * one with `..` is harmless; such parts are dropped.
 */
export function memberPath(archive: Pick<Entry, 'path'>, name: string): string {
  const shown = name.replace(UNSEEN, '\ufffd').replace(/^(?:[A-Za-z]:)?(?:\.{0,2}\/)+/, '');
  return `${archive.path}!${shown === '' ? 'unnamed' : shown}`;
}
