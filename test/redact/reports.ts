/** What the tests of masking share: every form of report, and what a reader of one could find of a secret. */
import type { Analysis } from '../../src/core/analysis.js';
import { renderClocks } from '../../src/report/clocks.js';
import { renderHtml } from '../../src/report/html.js';
import { renderJson } from '../../src/report/json.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { renderWhy } from '../../src/report/terminal.js';

/** Every form in which a report could be sent. */
export const reportsOf = (analysis: Analysis): readonly string[] => [
  ...(['secrets', 'identities'] as const).flatMap((redact) => [
    renderMarkdown(analysis, { redact }),
    renderMarkdown(analysis, { redact, for: 'customer' }),
    renderHtml(analysis, { redact }),
    renderHtml(analysis, { redact, for: 'customer' }),
    renderJson(analysis, { redact }),
  ]),
  renderWhy(analysis.verdicts, analysis),
  renderClocks(analysis),
];

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const hex = (text: string): string => Buffer.from(text).toString('hex');

/** What would be the secret for whoever looks for it. */
export function traces(text: string, secret: string): readonly string[] {
  const core = (before: string): string => base64(before + secret).slice(before.length === 0 ? 0 : 4, -4);
  const expected = [
    secret,
    encodeURIComponent(secret),
    hex(secret),
    hex(secret).toUpperCase(),
    core(''),
    core('xx'),
    core('x'),
  ];
  return expected.filter((one) => text.includes(one) || text.includes(JSON.stringify(one).slice(1, -1)));
}
