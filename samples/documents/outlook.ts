import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

interface Attached {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Properties by their tag ([MS-OXPROPS]): subject, body, name and content of an attachment. */
const SUBJECT = '__substg1.0_0037001F';
const BODY = '__substg1.0_1000001F';
const LONG_NAME = '__substg1.0_3707001F';
const CONTENT = '__substg1.0_37010102';
const PROPERTIES = '__properties_version1.0';

/** An Outlook message ([MS-OXMSG]) with the streams that Outlook saves, written by msgreader's writer. */
export function outlookMessage(subject: string, body: string, attached: readonly Attached[]): Buffer {
  const entries: Parameters<typeof burn>[0] = [{ name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [] }];
  const stream = (name: string, content: Uint8Array): number =>
    entries.push({
      name,
      type: TypeEnum.DOCUMENT,
      length: content.length,
      binaryProvider: () => Uint8Array.from(content),
    }) - 1;
  const children = [
    stream(PROPERTIES, Buffer.alloc(32)),
    stream(SUBJECT, Buffer.from(subject, 'utf16le')),
    stream(BODY, Buffer.from(body, 'utf16le')),
  ];
  for (const [index, { name, content }] of attached.entries()) {
    const inside = [
      stream(PROPERTIES, Buffer.alloc(8)),
      stream(LONG_NAME, Buffer.from(name, 'utf16le')),
      stream(CONTENT, content),
    ];
    const folder = `__attach_version1.0_#0000000${String(index)}`;
    children.push(entries.push({ name: folder, type: TypeEnum.DIRECTORY, length: 0, children: inside }) - 1);
  }
  entries[0]?.children?.push(...children);
  return Buffer.from(burn(entries));
}
