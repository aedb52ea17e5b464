import { claimsOf } from './finding-evidence.js';
import { places } from './citation.js';
import { withNames } from './collect.js';
import { plainRich } from './plain-blocks.js';
import { finished, WIDTH } from './plain-text.js';
import { placesOf } from './places.js';
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
    titled('Shown by', evidence(page)),
    titled(page.lead.finding?.confidence === 'possible' ? 'If it is this cause' : 'What to do', steps(page)),
    titled('Decides or is missing', asks(page)),
    titled('Also found', others(page)),
    ['The whole report: add -o report.md, or -o report.html.'],
  ]);
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

/** What speaks for it, and where that stands. */
function evidence({ lead, names }: Page): readonly string[] {
  if (lead.finding === null) return [];
  return claimsOf(lead.finding)
    .filter(({ role }) => role !== 'contradicts')
    .slice(0, MAX_EVIDENCE)
    .flatMap((one) => hanging('  - ', visible(`${capital(plain(one.claim))} [${places(one.evidence, names)}]`), WIDTH));
}

function steps({ lead: { finding, attempt } }: Page): readonly string[] {
  return (finding?.fix ?? []).flatMap((step, index) =>
    hanging(`  ${String(index + 1)}. `, visible(plain(withNames(step, placesOf(attempt)))), WIDTH),
  );
}

function asks(page: Page): readonly string[] {
  return asksShown(page).flatMap((ask) => hanging('  - ', plainRich(ask, page.names), WIDTH));
}

function others({ lead, analysis: { findings } }: Page): readonly string[] {
  const more = findings.filter((one) => one !== lead.finding && !lead.sameIncident.includes(one));
  const left = more.length - MAX_OTHERS;
  return [
    ...more
      .slice(0, MAX_OTHERS)
      .flatMap(({ confidence, cause }) => hanging('  - ', visible(`${confidence}: ${ended(capital(cause))}`), WIDTH)),
    ...(left > 0 ? [`  and ${String(left)} more`] : []),
  ];
}
