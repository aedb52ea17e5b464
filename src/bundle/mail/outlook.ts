import type MsgReader from '@kenjiuno/msgreader';
import type { Unpacking } from '../container.js';
import type { Entry } from '../entry.js';
import type { Intake } from '../intake.js';
import { OFFICE } from '../office.js';
import { errorReason } from '../../text/error-reason.js';
import { utf8Text } from '../../text/bytes.js';
import { bodyText } from './body.js';
import { compoundFileOf } from './compound-file.js';
import { bodyEntry, memberEntry, withMessage } from './parts.js';

type Outlook = ReturnType<InstanceType<typeof MsgReader.default>['getFileData']>;

/** The text of an Outlook message ([MS-OXMSG]), and each attached file; other Office documents are not read. */
export function outlookParts(entry: Entry, unpacking: Unpacking): AsyncGenerator<Entry, void, undefined> {
  return withMessage(entry, unpacking, (bytes) => partsOf(entry, bytes, unpacking.intake));
}

async function* partsOf(entry: Entry, bytes: Uint8Array, intake: Intake): AsyncGenerator<Entry, void, undefined> {
  const kind = compoundFileOf(bytes);
  if (kind === 'other') {
    intake.notice('not-read', entry.path, `it is ${OFFICE.what}; ${OFFICE.instead}`);
    return;
  }
  const reader = kind === 'damaged' ? null : await readerOf(bytes);
  if (reader === null) {
    intake.notice(
      'archive-damaged',
      entry.path,
      'it is an Office document or an Outlook message, and damaged: nothing of it was read',
    );
    return;
  }
  yield* partsOfMessage(entry, reader, intake);
}

async function readerOf(bytes: Uint8Array): Promise<InstanceType<typeof MsgReader.default> | null> {
  const { default: library } = await import('@kenjiuno/msgreader');
  const reader = new library.default(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    reader.getFileData();
    return reader;
  } catch {
    return null;
  }
}

async function* partsOfMessage(
  entry: Entry,
  reader: InstanceType<typeof MsgReader.default>,
  intake: Intake,
): AsyncGenerator<Entry, void, undefined> {
  const message = reader.getFileData();
  const body = await bodyText(message.body, htmlOf(message));
  if (body !== null) yield bodyEntry(entry, body);
  else if (message.compressedRtf !== undefined)
    intake.notice(
      'not-read',
      entry.path,
      'its text is rich text alone; save it as .eml, or send the text that it shows',
    );
  for (const [index, attachment] of (message.attachments ?? []).entries()) {
    const name = [attachment.fileName, attachment.name, `part-${String(index + 1)}`].find(isName) ?? '';
    const content = attachmentOf(reader, index);
    const shown = attachment.innerMsgContent === true ? `${name}.msg` : name;
    if (typeof content !== 'string') yield memberEntry(entry, shown, content);
    else intake.notice('archive-damaged', `${entry.path}!${shown}`, `it cannot be read: ${content}`);
  }
}

function isName(name: string | undefined): name is string {
  return name !== undefined && name !== '';
}

function htmlOf({ bodyHtml, html }: Outlook): string | undefined {
  return bodyHtml ?? (html === undefined ? undefined : utf8Text(html));
}

function attachmentOf(reader: InstanceType<typeof MsgReader.default>, index: number): Uint8Array | string {
  try {
    return reader.getAttachment(index).content;
  } catch (error) {
    return errorReason(error);
  }
}
