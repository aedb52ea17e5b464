import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, CHROMIUM } from '../../test/browser/browser.js';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

/** Raw HTML other than our own folds, pictures, and links to a script or to the planted host. */
export function brokenOutOfMarkdown(text: string): readonly string[] {
  const tree: Node = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return nodesOf(tree).flatMap(({ type, value = '', url = '' }) => {
    if (type === 'html') return /[<>]/.test(value.replace(/<\/?(?:details|summary|br)>/g, '')) ? [value] : [];
    return type === 'image' || /^javascript:|192\.0\.2\.66/i.test(url) ? [`${type} ${url}`] : [];
  });
}

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];

/** What a page asked for or ran; null where there is no browser. */
export async function brokenOutOfPage(html: string): Promise<readonly string[] | null> {
  if (CHROMIUM === null) return null;
  const file = join(tmpdir(), `lic-analyze-hostile-${String(process.pid)}.html`);
  writeFileSync(file, html);
  const browser = new Browser(CHROMIUM);
  try {
    await browser.open(pathToFileURL(file).href);
    const title = String(await browser.run('document.title'));
    return [...browser.requests.filter((url) => !url.startsWith('file:')), ...(title === '1' ? ['a script ran'] : [])];
  } finally {
    await browser.close();
    rmSync(file);
  }
}

/** Characters that a terminal would act on. */
export function brokenOutOfTerminal(text: string): readonly string[] {
  return [...text.matchAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g)].map(([sign]) =>
    JSON.stringify(sign),
  );
}
