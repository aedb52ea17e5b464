import { citedEvidence } from './finding-evidence.js';
import { asciiOf } from './ascii.js';
import { ownerOf } from './asked.js';
import { places } from './citation.js';
import { plainBlocks, plainRich } from './plain-blocks.js';
import { clip } from '../text/escape.js';
import { plainFix, plainVerify } from './sections/actions.js';
import { titleOf } from './sections/answer.js';
import { asksShown } from './sections/asks.js';
import { certainty } from './sections/certainty.js';
import { attemptRows } from './sections/header-attempt.js';
import { isLone, isolatedSection } from './sections/isolated.js';
import type { Page } from './sections/page.js';
import { whySection } from './sections/why.js';
import { outcomeSentence } from './verdict-words.js';
import { capital, ended } from './words/sentences.js';
import { plain } from './words/spans.js';
import { hanging, wrap } from './wrap.js';

/** What case systems take in one note. */
const MAX_LENGTH = 4000;
const WIDTH = 80;
/** Room of each part, from the whole note to what always fits: lines of analysis, lines of evidence. */
const ROOMS = [
  [30, 8],
  [22, 6],
  [16, 5],
  [12, 3],
  [8, 2],
  [4, 1],
] as const;
const MAX_LINE = 150;
const ROWS: ReadonlySet<string> = new Set(['SYMPTOM', 'STATUS', 'WHEN', 'LOCAL', 'WHERE', 'RELEASE']);

/** The report as a note for a case system: plain ASCII, at most 4,000 characters. */
export function noteOf(page: Page): string {
  const texts = ROOMS.map(([analysis, evidence]) => asciiOf(noteText(page, analysis, evidence)));
  const fitting = texts.find((text) => text.length <= MAX_LENGTH);
  return fitting ?? `${(texts.at(-1) ?? '').slice(0, MAX_LENGTH - 7)}\n[cut]\n`;
}

function noteText(page: Page, analysisLines: number, evidenceLines: number): string {
  const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['PROBLEM', problem(page)],
    ['ANALYSIS', cutTo(analysis(page), analysisLines)],
    ['EVIDENCE', evidence(page).slice(0, evidenceLines)],
    ['OWNER', owner(page)],
    ['ACTION PLAN', plan(page)],
    ['WAITING FOR', waiting(page)],
  ];
  return `${parts.map(([title, lines]) => [title, ...(lines.length === 0 ? ['-'] : lines)].join('\n')).join('\n\n')}\n`;
}

function cutTo(lines: readonly string[], max: number): readonly string[] {
  return lines.length <= max ? lines : [...lines.slice(0, max), '(more in the report)'];
}

function problem(page: Page): readonly string[] {
  const { attempt } = page.lead;
  const rows =
    attempt === null ? [] : attemptRows(attempt, page).filter(([label, text]) => ROWS.has(label) && text !== '');
  return [...wrap(titleOf(page), WIDTH), ...rows.flatMap(([label, text]) => hanging(`${label}: `, text, WIDTH))];
}

function analysis(page: Page): readonly string[] {
  const { finding } = page.lead;
  if (isLone(page)) return plainBlocks(isolatedSection(page).slice(1), page.names, WIDTH).filter((line) => line !== '');
  if (finding === null) return wrap(outcomeSentence(page.analysis), WIDTH);
  const sure = `${finding.confidence.toUpperCase()}: ${plain(certainty(finding, page))}`;
  const why = plainBlocks(whySection(finding, page).slice(1), page.names, WIDTH).filter((line) => line !== '');
  return [...wrap(ended(capital(finding.cause)), WIDTH), ...wrap(ended(sure), WIDTH), ...why];
}

function evidence({ lead, analysis: { isolated = [] }, names }: Page): readonly string[] {
  const cited = lead.finding === null ? isolated.flatMap(({ event }) => event.evidence) : citedEvidence(lead.finding);
  return cited.map((one) => clip(`${places([one], names)}: ${one.text.trim()}`, MAX_LINE));
}

function owner({ lead }: Page): readonly string[] {
  const name = lead.finding === null ? '' : ownerOf(lead.finding);
  return name === '' ? [] : [name];
}

function plan(page: Page): readonly string[] {
  const steps = plainFix(page).flatMap((step, index) => hanging(`${String(index + 1)}. `, step, WIDTH));
  const verify = plainVerify(page).flatMap((step) => hanging('Verify: ', step, WIDTH));
  return [
    ...(page.lead.finding?.confidence === 'possible' && steps.length > 0 ? ['If it is this cause:'] : []),
    ...steps,
    ...verify,
  ];
}

function waiting(page: Page): readonly string[] {
  return asksShown(page).flatMap((ask, index) => hanging(`${String(index + 1)}. `, plainRich(ask, page.names), WIDTH));
}
