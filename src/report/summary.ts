import { claimsOf } from './finding-evidence.js';
import { places } from './citation.js';
import { plainRich } from './plain-blocks.js';
import { block, finished, WIDTH } from './plain-text.js';
import { plainFix } from './sections/actions.js';
import { titleOf } from './sections/answer.js';
import { asksShown } from './sections/asks.js';
import { headerRows } from './sections/header.js';
import type { Page } from './sections/page.js';
import { visible } from '../text/escape.js';
import { pasteChange } from './words/paste-change.js';
import { capital, ended } from './words/sentences.js';
import { plain } from './words/spans.js';
import { hanging, wrap } from './wrap.js';

const LABEL = 11;
/** A terminal shows some 24 lines; the report has all. */
const MAX_EVIDENCE = 3;
const MAX_OTHERS = 3;
const ROWS: ReadonlySet<string> = new Set([
  ...['CONFIDENCE', 'ALSO FITS', 'SYMPTOM', 'STATUS', 'WHEN', 'FIRST SEEN', 'LAST GOOD', 'HEALED', 'WHERE', 'RELEASE'],
  ...['CLOCKS', 'NOT READ'],
]);

/** The answer for a terminal of 80 columns, without markup; the whole report is a document. */
export function summaryOf(page: Page): string {
  const change = pasteChange(page.analysis);
  return finished([
    ...(change === '' ? [] : [wrap(visible(plain(change)), WIDTH)]),
    wrap(visible(titleOf(page)), WIDTH),
    headerRows(page)
      .filter(([label, text]) => ROWS.has(label) && text !== '')
      .flatMap(([label, text]) => hanging(label.padEnd(LABEL), visible(text), WIDTH)),
    block('Shown by', evidence(page)),
    block(page.lead.finding?.confidence === 'possible' ? 'If it is this cause' : 'What to do', steps(page)),
    block(
      'Decides or is missing',
      asksShown(page).map((ask) => plainRich(ask, page.names)),
    ),
    block('Also found', others(page)),
    ['The whole report: add -o report.md, or -o report.html.'],
  ]);
}

/** What speaks for it, and where that stands. */
function evidence({ lead, names }: Page): readonly string[] {
  if (lead.finding === null) return [];
  return claimsOf(lead.finding)
    .filter(({ role }) => role !== 'contradicts')
    .slice(0, MAX_EVIDENCE)
    .map((one) => visible(`${capital(plain(one.claim))} [${places(one.evidence, names)}]`));
}

function steps(page: Page): readonly string[] {
  return plainFix(page).map((step, index) => visible(`${String(index + 1)}. ${step}`));
}

function others({ lead, analysis: { findings } }: Page): readonly string[] {
  const more = findings.filter((one) => one !== lead.finding && !lead.sameIncident.includes(one));
  const left = more.length - MAX_OTHERS;
  return [
    ...more.slice(0, MAX_OTHERS).map(({ confidence, cause }) => visible(`${confidence}: ${ended(capital(cause))}`)),
    ...(left > 0 ? [`${String(left)} more, in the report`] : []),
  ];
}
