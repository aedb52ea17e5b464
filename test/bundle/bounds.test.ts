import { describe, expect, test } from '@jest/globals';
import { opened } from './support.js';
import { zipOf } from './zip-of.js';

/** An archive of four archives of four archives …, the innermost of four texts. */
function nested(depth: number): Buffer {
  const content = depth === 0 ? Buffer.from('a line\n') : nested(depth - 1);
  return zipOf(...['a', 'b', 'c', 'd'].map((name) => ({ name, content, stored: depth === 0 })));
}

describe('bounds of archives', () => {
  test('members of all layers are counted, and the first too many is said once', async () => {
    const { texts, messages } = await opened([{ path: 'case.zip', content: nested(6) }]);
    const stopped = messages.filter((message) => message.includes(': reading stopped: more members'));
    expect(stopped).toHaveLength(1);
    expect(Object.keys(texts).length).toBeGreaterThan(1000);
    expect(Object.keys(texts).length).toBeLessThan(4 ** 7);
  });

  test('members on the same bytes are read once', async () => {
    const archive = zipOf({ name: 'a', content: 'x'.repeat(400) }, { name: 'b', content: 'y' });
    // The second record of the directory points to the header of the first.
    const second = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    archive.writeUInt32LE(0, second + 42);
    const { texts, notices } = await opened([{ path: 'case.zip', content: archive }]);
    expect(Object.keys(texts)).toEqual(['case.zip!a']);
    expect(notices).toContainEqual(['archive-damaged', 'case.zip']);
  });

  test('a path longer than any system has is left out', async () => {
    const archive = zipOf({ name: `d/${'n'.repeat(5000)}`, content: 'x' }, { name: 'b', content: 'y\n' });
    const { texts, messages } = await opened([{ path: 'case.zip', content: archive }]);
    expect(Object.keys(texts)).toEqual(['case.zip!b']);
    expect(messages[0]).toMatch(/^case.zip: a member has a path of \d+ characters/);
  });
});
