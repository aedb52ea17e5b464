import { describe, expect, test } from '@jest/globals';
import type { ReadSource } from '../../src/core/source.js';
import { withoutProse } from '../../src/reading/parts.js';

const NOTHING = { records: 0, understood: 0, first: null, last: null, host: null };

function source(path: string, more: Partial<ReadSource> = {}): ReadSource {
  const shared = {
    role: 'other',
    host: null,
    bytes: 10,
    sha256: null,
    events: [],
    observations: [],
    troubles: [],
  } as const;
  return { path, format: null, reading: NOTHING, notices: [], ...shared, ...more };
}

const part = (document: string, lines: string, more: Partial<ReadSource> = {}): ReadSource =>
  source(`${document}!lines ${lines}`, { document, ...more });
const READ: Partial<ReadSource> = { format: 'redis', reading: { ...NOTHING, records: 2, understood: 2 } };
const paths = (...sources: readonly ReadSource[]): readonly string[] => withoutProse(sources).map(({ path }) => path);

describe('parts of documents', () => {
  test('prose is left out, what was read stays', () => {
    expect(paths(part('a.md', '1-2'), part('a.md', '4-9', READ), part('a.md', '11-12'))).toEqual(['a.md!lines 4-9']);
  });

  test('one that a parser took for its own and understood nothing of is prose', () => {
    const claimed: Partial<ReadSource> = { format: 'redis', reading: { ...NOTHING, records: 2 } };
    expect(paths(part('a.md', '1-2', claimed), part('a.md', '4-9', READ))).toEqual(['a.md!lines 4-9']);
  });

  test('what was copied is named where it is dropped, recognised or not', () => {
    const isCopied = true;
    const claimed: Partial<ReadSource> = { format: 'redis', reading: { ...NOTHING, records: 2 }, isCopied };
    const [only, ...others] = withoutProse([
      part('a.md', '1-2'),
      part('a.md', '4-5', { isCopied }),
      part('a.md', '7-9', READ),
      part('a.md', '12-13', claimed),
    ]);
    expect(others).toEqual([]);
    expect(only?.notices).toEqual([
      {
        code: 'not-recognised',
        source: 'a.md',
        message: 'nothing was understood of what was copied into it in lines 4-5, lines 12-13 (recognised as redis)',
      },
    ]);
  });

  test('a document of which nothing was read is one source, and says so once', () => {
    const [document, ...others] = withoutProse([part('a.md', '1-2'), part('a.md', '4-9'), source('b.log')]);
    expect(document).toMatchObject({ path: 'a.md', format: null, bytes: 20, sha256: null });
    expect(document?.notices.map(({ code, source: of }) => [code, of])).toEqual([['not-recognised', 'a.md']]);
    expect(others.map(({ path }) => path)).toEqual(['b.log']);
  });

  test('what is attached to a mail speaks for its text', () => {
    expect(paths(part('m.eml', '1-2'), source('m.eml!messages.gz', READ))).toEqual(['m.eml!messages.gz']);
    expect(paths(part('m.eml', '1-2'), source('n.eml!messages.gz', READ))).toEqual(['m.eml', 'n.eml!messages.gz']);
  });

  test('a file beside it in an archive does not', () => {
    expect(paths(part('a.zip!a.md', '1-2'), source('a.zip!messages', READ))).toEqual(['a.zip!a.md', 'a.zip!messages']);
  });

  test('a file is never left out, nor a part whose parser failed', () => {
    const failed: Partial<ReadSource> = { notices: [{ code: 'parser-failed', source: 'a.md', message: 'x' }] };
    expect(paths(source('a'), part('b.md', '1-2', failed))).toEqual(['a', 'b.md!lines 1-2']);
  });
});
