import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { renderHtml } from '../../src/report/html.js';
import { html } from '../../src/report/html/escape.js';
import { leaks, learn } from '../../src/redact/mask.js';
import { analysis, cite, dated, line } from '../support/analysis.js';
import { CASES, CLIENT_ID, wrongGrant } from './cases.js';

const page = renderHtml(wrongGrant);

/** Names of all elements, in order. */
const elements = (text: string): readonly string[] =>
  [...text.matchAll(/<(\/?[a-zA-Z][\w-]*)/g)].map(([, name = '']) => name);

describe('the page', () => {
  test('is the same each time, for every outcome', () => {
    for (const one of Object.values(CASES)) {
      const text = renderHtml(one);
      expect(text).toBe(renderHtml(one));
      expect(text.replace(/<script>[\s\S]*<\/script>/, '')).not.toMatch(/undefined|NaN|\[object/);
      expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    }
  });

  test('may run its own script and style and nothing else', () => {
    const digest = (element: string): string => {
      const content = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page)?.[1] ?? '';
      return createHash('sha256').update(content).digest('base64');
    };
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest('style')}'; script-src 'sha256-${digest('script')}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/\s(?:src|style|on\w+)=/);
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, target = '']) => target.startsWith('#'))).toBe(true);
  });

  test('has a script that is one, and ids that are unique and exist', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(() => new Script(script)).not.toThrow();
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target = ''] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  test('closes what it opens', () => {
    const open: string[] = [];
    const bare = page.replace(/<(?:script|style)>[\s\S]*?<\/(?:script|style)>|<[^>]*\/>|<(?:meta|input|!)[^>]*>/g, '');
    for (const name of elements(bare)) {
      if (name.startsWith('/')) expect(open.pop()).toBe(name.slice(1));
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('says what the Markdown says', () => {
    expect(page).toContain('CONFIDENCE CONFIRMED: every step was seen, one of which only this cause explains');
    expect(page).toContain(
      '<strong>The manager asks with the password grant:</strong> At 10:15:00.100 UTC (manager.example wrote 15:45:00,100 IST), the token request',
    );
    expect(page).toContain('<li class="rung failed"><b>token</b> <span>✘ HTTP 401 unauthorized_client</span></li>');
    expect(page).toContain('<h2 id="what-to-do">What to do</h2>');
  });

  test('leads from a citation to the entry that shows its lines', () => {
    const entry = /<a class="place" href="#(e\d+)">vmanage-server\.log:260<\/a>/.exec(page)?.[1] ?? '';
    const shown = new RegExp(`<li id="${entry}"[\\s\\S]*?</li>`).exec(page)?.[0] ?? '';
    expect(shown).toContain('Query params : grant_type=password&amp;client_id=UJtw…PP50');
  });

  test('draws uncertainty as width, and the attempt', () => {
    const mark =
      /<g class="event failed" [^>]*data-source="ssm\/messages"[^>]*><rect class="doubt" x="([\d.]+)" width="([\d.]+)"[^>]*\/><rect class="tick" x="([\d.]+)"/.exec(
        page,
      );
    // ±1.1 s of 3.74 s on 800 units: an attempt of 1.1 s, and 1.2 times the doubt on both sides.
    expect(Number(mark?.[2])).toBeCloseTo((2.2 / 3.74) * 800, 0);
    expect(Number(mark?.[3]) - Number(mark?.[1])).toBeCloseTo((1.1 / 3.74) * 800, 0);
    expect(page).toMatch(/<rect class="attempt failed" /);
  });

  test('says the answer above everything else: how sure it is, what is asked of whom, and the header to copy', () => {
    const hero = /<header class="hero">[\s\S]*<\/header>/.exec(page)?.[0] ?? '';
    expect(hero).toContain('<span class="chip confirmed">Confirmed</span>');
    expect(hero).toContain('<p class="ask"><b>Next step</b> SSM admin: create a Resource Owner Grant client.</p>');
    expect(hero).toMatch(/<pre id="case" tabindex="0">VERDICT {4}/);
    expect(renderHtml(CASES.healthy)).toContain('<span class="chip healthy">Healthy</span>');
  });

  test('for the customer has no raw lines', () => {
    const customer = renderHtml(wrongGrant, { for: 'customer' });
    expect(customer).not.toContain('[SmartLicensingUtil]');
    expect(customer).toContain('CONFIDENCE CONFIRMED');
  });

  test('stays under a limit by showing fewer events', () => {
    const event = (index: number) =>
      dated(
        'oauth.user-checked',
        { 'user.name': 'admin', 'event.outcome': 'success' },
        [line('ssm/messages', index + 1000, 'x'.repeat(500))],
        index * 1000,
      );
    const many = analysis({ ...wrongGrant, timeline: Array.from({ length: 390 }, (_, index) => event(index)) });
    const full = renderHtml(many);
    const least = renderHtml(many, { maxSize: 200_000 });
    expect(Buffer.byteLength(full)).toBeGreaterThan(200_000);
    expect(Buffer.byteLength(least)).toBeLessThanOrEqual(200_000);
    expect(least).toContain('CONFIDENCE CONFIRMED');
  });
});

describe('whatever the logs hold', () => {
  const evil = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '<script>',
          '</script>',
          '</pre>',
          '"',
          "'",
          '&',
          '-->',
          '<!--',
          '</li>',
          '\n',
          ' onload=x',
          '</style>',
          'javascript:',
        ),
      )
      .map((parts) => parts.join('')),
  );

  test('it is text', () => {
    fc.assert(
      fc.property(evil, (text) =>
        expect(html(text)).not.toMatch(/[<>"'\u0000-\u0008\u000a-\u001f]|&(?!(?:amp|lt|gt|quot|#39);)/),
      ),
    );
  });

  test('the elements of the page stay its own', () => {
    const hostile = (one: string, two: string): string =>
      renderHtml(
        analysis({
          ...wrongGrant,
          sources: wrongGrant.sources.map((known) => ({ ...known, host: two })),
          findings: wrongGrant.findings.map((known) => ({
            ...known,
            explanation: `x${one}`,
            cause: `x${two}`,
            evidence: [cite(line('manager/vmanage-server.log', 1, two), `x${one}`)],
          })),
          notices: [{ code: 'not-read', source: two, message: one }],
        }),
      );
    const own = elements(hostile('a', 'b'));
    fc.assert(
      fc.property(evil, evil, (one, two) => {
        expect(elements(hostile(one, two))).toEqual(own);
      }),
      { numRuns: 40 },
    );
  });

  test('secrets and names do not leave', () => {
    expect(page).not.toContain(CLIENT_ID);
    expect(leaks(page, learn(wrongGrant))).toEqual([]);
    const open = { redact: 'identities' } as const;
    expect(leaks(renderHtml(wrongGrant, open), learn(wrongGrant, open))).toEqual([]);
  });
});
