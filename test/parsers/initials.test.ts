import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { MessageParser } from '../../src/core/parser.js';
import { parsers } from '../../src/parsers/index.js';

const stated = parsers.filter(
  (parser): parser is MessageParser => parser.reads === 'messages' && parser.initials !== undefined,
);

/** Lines of all samples, and what follows the envelope's tag, or a part of it. */
function textsOfSamples(): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const path of readdirSync('samples/parsers', { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:log|txt)$|\/messages$/.test(path) || statSync(join('samples/parsers', path)).isDirectory()) continue;
    for (const line of readFileSync(join('samples/parsers', path), 'utf8').split(/\r?\n/)) {
      for (let at = 0; at >= 0 && at < 200; at = line.indexOf(' ', at + 1)) texts.add(line.slice(at).trimStart());
    }
  }
  return texts;
}

const texts = textsOfSamples();

test.each(stated.map((parser) => [parser.id, parser] as const))(
  '%s states the initials of all that it claims',
  (_, parser) => {
    const others = [...texts].filter((text) => text !== '' && !parser.initials?.includes(text.charAt(0)));
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter((text) => parser.claims(text))).toEqual([]);
  },
);
