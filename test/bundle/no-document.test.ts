import { expect, test } from '@jest/globals';
import { openBundle } from '../../src/bundle/node/open-bundle.js';

/** Documents among the samples; every other file there is a log or a capture, and stays whole. */
const DOCUMENTS =
  /^(?:documents|rules\/README\.md|parsers\/tcpdump-text\/pasted\.txt|parsers\/(?:command-)?transcript)(?:\/|$)/;

test('no sample of a log or a capture is taken for a document', async () => {
  const taken = new Set<string>();
  let files = 0;
  for await (const { document } of openBundle(['samples'], { notice: () => undefined })) {
    files += 1;
    if (document !== undefined && !DOCUMENTS.test(document)) taken.add(document);
  }
  expect([...taken]).toEqual([]);
  expect(files).toBeGreaterThan(400);
});
