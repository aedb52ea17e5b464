import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '../../src/report/markdown.js';
import { analysis, attempt, cite, finding, line } from '../support/analysis.js';
import { CASES, healed, healthy, nothing, unexplained, wrongGrant } from './cases.js';
import { section } from './markdown-section.js';

const report = renderMarkdown(wrongGrant);

describe('the appendix', () => {
  test('has the lines verbatim, with masks', () => {
    expect(report).toContain(
      '# vmanage-server.log:260  2024-03-05T10:15:00.100Z\n> 260  05-Mar-2024 15:45:00,100 IST INFO  [manager.example] [SmartLicensingUtil]',
    );
    expect(report).toContain('client_id=UJtw…PP50&username=admin');
  });

  test('has the timeline in order with written stamps, and what the verdict rests on from before', () => {
    const rows = report.split('\n').filter((row) => row.startsWith('| 2024-03-05 '));
    expect(rows.map((row) => row.split(' | ').slice(0, 4).join(' | '))).toEqual([
      '| 2024-03-05 08:54:53.000 | 1.1 s | Mar 5 08:12:52 | messages:122',
      '| 2024-03-05 10:15:00.100 |  | 05-Mar-2024 15:45:00,100 IST | vmanage-server.log:260–261',
      '| 2024-03-05 10:15:00.200 |  | 2024-03-05T10:15:00.200000 | eth0.pcap, frames 1–2',
      '| 2024-03-05 10:15:01.000 | 1.1 s | Mar 5 09:33:00 | messages:231–232',
    ]);
  });

  test('has coverage and digest of every source, ties of clocks, unexplained lines and notices', () => {
    expect(report).toContain(`- ssm/messages: 40,960 bytes, SHA-256 \`${'ab'.repeat(32)}\``);
    expect(report).toContain(
      '- messages:232 and vmanage-server.log:261 are one moment: the clocks differ by −42 min 2 s to −42 min',
    );
    expect(report).toContain('# 3 times, 2024-03-05 10:00:00.000–10:20:00.000 UTC, as messages:226');
    expect(report).toContain('*year-assumed*, messages: the year is taken from the other sources');
  });
});

describe('without a cause', () => {
  test('a healthy bundle says what was looked at', () => {
    const text = renderMarkdown(healthy);
    expect(text).toContain('# License sync: no failure: every license sync in the files succeeded.');
    expect(section(text, 'What was looked at')).toContain('- 1 attempt to reach the license server: 1 succeeded.');
    expect(text).not.toContain('## Why');
  });

  test('a healed one says what failed and what passed', () => {
    const looked = section(renderMarkdown(healed), 'What was looked at');
    expect(looked).toContain('- 2 attempts to reach the license server: 1 succeeded and 1 failed.');
    expect(looked).toContain(
      'The attempt of 2024-03-05 10:15:00.100 UTC failed at stage token; the one of 2024-03-05 10:25:00.000 UTC succeeded.',
    );
  });

  test('an unexplained failure says what was seen, and claims no cause', () => {
    const text = renderMarkdown(unexplained);
    expect(section(text, 'What was seen')).toContain(
      '- It ended at stage token: HTTP 401 `unauthorized_client` [vmanage-server.log:261; messages:231–232].',
    );
    expect(section(text, 'What was ruled out')).toContain('*wrong-client-secret*');
    expect(text).not.toContain('## What to do');
  });

  test('nothing to judge says which sources there are not', () => {
    const looked = section(renderMarkdown(nothing), 'What was looked at');
    expect(looked).toContain('- manager/vmanage-server.log: 400 records, 2024-03-05 09:00:00.000–11:00:00.000 UTC.');
    expect(looked).toContain("- Not among the files: the license server's log and a packet capture.");
  });
});

test('other incidents and lesser causes stand in a line each', () => {
  const other = finding({
    id: 'x',
    rule: 'dns-timeout',
    cause: 'No answer of the DNS server.',
    attempts: ['attempt-9'],
  });
  const rival = finding({ id: 'y', rule: 'wrong-client-secret', cause: 'The secret is wrong.' });
  const text = renderMarkdown(
    analysis({
      ...wrongGrant,
      attempts: [...wrongGrant.attempts, attempt({ id: 'attempt-9', incident: 'incident-9' })],
      findings: [...wrongGrant.findings, rival, other],
    }),
  );
  expect(section(text, 'Also possible')).toContain('The secret is wrong. (*wrong-client-secret*)');
  expect(section(text, 'Other incidents')).toContain('No answer of the DNS server. (*dns-timeout*)');
});

describe('for the customer', () => {
  const text = renderMarkdown(wrongGrant, { for: 'customer' });

  test('there are no raw lines and nothing of how the tool judges', () => {
    expect(text).not.toContain('[SmartLicensingUtil]');
    expect(text).not.toContain('### Evidence');
    expect(text).not.toContain('### Verdicts of all rules');
  });

  test('the letter asks for the same steps', () => {
    expect(section(report, 'What to do')).toContain('Resource Owner Grant');
    expect(text).toMatch(/^6\. What to do: .*Resource Owner Grant/m);
  });
});

describe('whatever the logs hold', () => {
  test('every outcome renders, the same each time, with closed fences and no undefined', () => {
    for (const one of Object.values(CASES)) {
      const text = renderMarkdown(one);
      expect(text).toBe(renderMarkdown(one));
      expect(text).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
      expect(text.match(/^```/gm)?.length ?? 0).toBe(2 * (text.match(/^```(?:text|mermaid)$/gm)?.length ?? 0));
    }
  });

  test('its headings stay those of the report', () => {
    const headings = (text: string): readonly string[] => text.split('\n').filter((row) => /^#{2,3} /.test(row));
    const evil = fc
      .array(
        fc.constantFrom(
          '\n',
          '# x',
          '```',
          '| a | b |',
          '</details>',
          '<script>',
          '- ',
          'words ',
          '\\',
          '`',
          '---',
          '~~~',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(evil, evil, (one, two) => {
        const hostile = analysis({
          ...wrongGrant,
          findings: wrongGrant.findings.map((known) => ({
            ...known,
            explanation: one,
            evidence: [cite(line('manager/vmanage-server.log', 1, two), one || 'x')],
          })),
          notices: [{ code: 'not-read', source: two, message: one }],
          unexplained: wrongGrant.unexplained.map((lines) => ({ ...lines, sample: line('ssm/messages', 9, two) })),
        });
        const text = renderMarkdown(hostile);
        expect(headings(text)).toEqual(headings(report));
        const bare = text.replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, '').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
        expect(bare.match(/(?<!\\)<\/?\w+/g)).toEqual([
          '<details',
          '<summary',
          '</summary',
          '</details',
          '<details',
          '<summary',
          '</summary',
          '</details',
          '<details',
          '<summary',
          '</summary',
          '</details',
        ]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a limit of size', () => {
  const answer = (text: string): string => text.slice(0, text.indexOf('\n## Appendix'));

  test('shrinks the long parts and keeps the answer', () => {
    const full = Buffer.byteLength(report);
    const smaller = renderMarkdown(wrongGrant, { maxSize: full - 1 });
    expect(Buffer.byteLength(smaller)).toBeLessThan(full);
    expect(answer(smaller)).toBe(answer(report));
    expect(smaller).toContain('4 verdicts not shown; the JSON report has all.');
  });

  test('that even the answer breaks leaves the answer whole, and says what is missing', () => {
    const least = renderMarkdown(wrongGrant, { maxSize: 100 });
    expect(answer(least)).toBe(answer(report));
    expect(least).toMatch(/## Appendix\n\nLeft out to keep the report small; the JSON report holds it: .*\n$/);
  });

  test('that is not reached changes nothing', () => {
    expect(renderMarkdown(wrongGrant, { maxSize: 1_000_000 })).toBe(report);
  });
});
