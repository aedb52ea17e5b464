import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gz, opened, tarOf } from './support.js';
import { zipOf } from './zip-of.js';

type Wrap = 'zip' | 'stored zip' | 'zip without end' | 'tar' | 'gz' | 'mail';

const WRAPS: readonly Wrap[] = ['zip', 'stored zip', 'zip without end', 'tar', 'gz', 'mail'];

async function wrapped(content: Buffer, wrap: Wrap): Promise<Buffer> {
  switch (wrap) {
    case 'zip':
      return zipOf({ name: 'm', content });
    case 'stored zip':
      return zipOf({ name: 'm', content, stored: true });
    case 'zip without end':
      return zipOf({ name: 'm', content, sizesAtEnd: true }).subarray(0, -25);
    case 'tar':
      return tarOf(['m', content]);
    case 'gz':
      return gz(content);
    case 'mail':
      return mailOf(content);
  }
}

function mailOf(content: Buffer): Buffer {
  const boundary = `b${String(content.length)}`;
  const lines = [
    'From: a@example.com',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    `--${boundary}`,
    'Content-Disposition: attachment; filename=m',
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64').replace(/.{76}/g, '$&\r\n'),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

describe('any nesting of containers', () => {
  test('gives the same bytes as the plain file, and its path', async () => {
    const log = fc.array(fc.stringMatching(/^Nov 19 09:31:44 ssm [a-z ]{0,60}$/), { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(log, fc.array(fc.constantFrom(...WRAPS), { maxLength: 7 }), async (lines, wraps) => {
        const text = lines.join('\n');
        let content: Buffer = Buffer.from(text);
        for (const wrap of wraps) content = await wrapped(content, wrap);
        const members = wraps.filter((wrap) => wrap !== 'gz').map(() => '!m');
        const { texts } = await opened([{ path: 'case', content }]);
        expect(texts).toEqual({ [`case${members.join('')}`]: text });
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test('cut anywhere: only what was there, and no error but that there is nothing', async () => {
    const text = Array.from({ length: 200 }, (_, n) => `Nov 19 09:31:44 ssm line ${String((n * 7919) % 1000)}`).join(
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...WRAPS), { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (wraps, share) => {
          let content: Buffer = Buffer.from(text);
          for (const wrap of wraps) content = await wrapped(content, wrap);
          const inputs = [
            { path: 'case', content: content.subarray(0, Math.floor(content.length * share)) },
            { path: 'beside', content: 'x' },
          ];
          const { texts } = await opened(inputs);
          expect(texts['beside']).toBe('x');
          const path = `case${wraps
            .filter((wrap) => wrap !== 'gz')
            .map(() => '!m')
            .join('')}`;
          expect(text.startsWith(texts[path] ?? '')).toBe(true);
        },
      ),
      { numRuns: 150, seed: 12 },
    );
  });
});
