import { gunzipSync, gzipSync } from 'node:zlib';
import type { Bundle, BundleFile } from './form.js';

const GZIP = /\.gz$/i;

/** A file's text, unpacked; null if it is none. Latin-1, so that every byte comes back as it was. */
export function textOf({ path, content }: BundleFile): string | null {
  const bytes = GZIP.test(path) ? gunzipSync(content) : Buffer.from(content);
  return bytes.includes(0) ? null : bytes.toString('latin1');
}

/** The same file with another text, compressed if it was. */
export function withText({ path }: BundleFile, text: string): BundleFile {
  const bytes = Buffer.from(text, 'latin1');
  return { path, content: GZIP.test(path) ? gzipSync(bytes) : bytes };
}

/** Lines of a text, without their ends. */
export const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

/** Changes the lines of some files; null if that changes nothing. */
export function changeLines(
  bundle: Bundle,
  paths: ReadonlySet<string>,
  change: (line: string) => string,
): Bundle | null {
  const files = bundle.files.map((file) => {
    const text = paths.has(file.path) ? textOf(file) : null;
    if (text === null) return file;
    const changed = text.replace(/[^\r\n]+/g, change);
    return changed === text ? file : withText(file, changed);
  });
  return files.every((file, index) => file === bundle.files[index]) ? null : { ...bundle, files };
}
