import type { Attachment, Email } from 'postal-mime';
import { MICROS_PER_SECOND, type Micros } from '../../core/time.js';
import type { Unpacking } from '../container.js';
import type { Entry } from '../entry.js';
import { memberPath } from '../member-path.js';
import { errorReason } from '../../text/error-reason.js';
import { latin1Bytes, latin1Text, utf8Bytes } from '../../text/bytes.js';
import { bodyText } from './body.js';
import { bodyEntry, memberEntry, withMessage } from './parts.js';

/** An inline part with a log's name is a file. */
const NAMED_INLINE = /^(content-disposition:[ \t]*)inline(?=;[^\n]*(?:\n[ \t][^\n]*){0,8}filename)/gim;

/** The text of an Internet message (RFC 5322, MIME), and each attached file. */
export function emlParts(entry: Entry, unpacking: Unpacking): AsyncGenerator<Entry, void, undefined> {
  return withMessage(entry, unpacking, (bytes) => partsOf(entry, bytes, unpacking));
}

async function* partsOf(entry: Entry, bytes: Uint8Array, unpacking: Unpacking): AsyncGenerator<Entry, void, undefined> {
  const { intake } = unpacking;
  const email = await parsed(bytes);
  if (typeof email === 'string') {
    const message = `its parts cannot be separated (${email}): it was read as one text`;
    intake.notice('archive-damaged', entry.path, message);
    yield bodyEntry(entry, bytes);
    return;
  }
  const dated = { ...entry, modified: dateOf(email.date) ?? entry.modified };
  const body = await bodyText(email.text, email.html);
  if (body !== null) yield bodyEntry(dated, body);
  for (const [index, attachment] of email.attachments.entries()) {
    yield memberEntry(dated, nameOf(attachment, index), contentOf(attachment));
  }
  if (email.attachments.length === 0 && body === null)
    intake.notice('empty', memberPath(entry, 'body.txt'), 'the message has no text and no file');
}

async function parsed(bytes: Uint8Array): Promise<Email | string> {
  const { default: PostalMime } = await import('postal-mime');
  const text = latin1Text(bytes).replace(NAMED_INLINE, '$1attachment');
  try {
    // A forwarded message is read by itself, like any attached file.
    return await PostalMime.parse(latin1Bytes(text), { forceRfc822Attachments: true });
  } catch (error) {
    return errorReason(error).replace(/[.]$/, '');
  }
}

/** Time of sending, because the logs in it may lack a year. */
function dateOf(date: string | undefined): Micros | null {
  const millis = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(millis) ? null : (millis / 1000) * MICROS_PER_SECOND;
}

function nameOf({ filename, mimeType }: Attachment, index: number): string {
  if (filename !== null && filename !== '') return filename;
  return mimeType === 'message/rfc822' ? 'message.eml' : `part-${String(index + 1)}`;
}

function contentOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? utf8Bytes(content) : new Uint8Array(content);
}
