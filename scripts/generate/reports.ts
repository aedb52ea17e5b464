import { join } from 'node:path';
import { analyze, renderHtml, renderMarkdown, rules, type Analysis, type Rule } from '../../src/index.js';
import type { Page } from './pages.js';
import { REPORT_RULES } from './report-rules.js';

/** Folder of the example reports. */
export const REPORTS_FOLDER = 'samples/reports';

/**
 * Incidents with example reports: a server's clock that is 42 minutes off, an undecided cause, a look-up in the
 * capture, and a failure in a rotated log with the last good sync in another.
 */
export const SHOWN = ['wrong-grant-type-offset', 'wrong-client-secret', 'wrong-user-password', 'rotated'] as const;

/** These reports as Markdown and as a page. */
export async function reportPages(root: string): Promise<readonly Page[]> {
  const pages = await Promise.all(
    SHOWN.map(async (name): Promise<readonly Page[]> => {
      const analysis = await shownAnalysis(join(root, 'samples', 'incidents', name));
      return [
        { path: `${REPORTS_FOLDER}/${name}.md`, text: renderMarkdown(analysis) },
        { path: `${REPORTS_FOLDER}/${name}.html`, text: renderHtml(analysis) },
      ];
    }),
  );
  return [...pages.flat(), { path: `${REPORTS_FOLDER}/README.md`, text: README }];
}

/** The analysis by the fixed rules; that others were left out is no part of the example. `more` are rules beside the built-in ones. */
export async function shownAnalysis(path: string, more: readonly Rule[] = []): Promise<Analysis> {
  const left = [...rules, ...more].map(({ id }) => id).filter((id) => !REPORT_RULES.includes(id));
  const { options, ...analysis } = await analyze(path, { rules: more, disable: left });
  const { disable: _left, ...given } = options;
  return { ...analysis, options: given };
}

const README = `# Reports

What \`lic-analyze\` writes of four of the [incidents](../incidents/README.md), as Markdown and as a page to be opened from
disk. Written by \`npm run generate\`, the same bytes every time; hosts and addresses are of documentation.

| report | shows |
| --- | --- |
| [wrong-grant-type-offset](wrong-grant-type-offset.md) | a confirmed cause, although the license server's clock is 42 minutes ahead |
| [wrong-client-secret](wrong-client-secret.md) | a cause that what was collected does not decide: what fits as well, and what would decide |
| [wrong-user-password](wrong-user-password.md) | a confirmed cause, with the look-up, the connection and the handshake in the capture |
| [rotated](rotated.md) | a failure in one rotated log, the last good sync in another, the capture in between |
`;
