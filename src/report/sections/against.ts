import type { Finding, Verdict } from '../../core/model.js';
import { places } from '../citation.js';
import { cite, emphasis, list, section } from '../document.js';
import type { Block, Rich } from '../document.js';
import { claimsOf } from '../finding-evidence.js';
import { verdictsFor } from '../lead.js';
import { CONFIDENCE } from '../verdict-words.js';
import { count, listed } from '../words/parts.js';
import { ended, sentence } from '../words/sentences.js';
import type { Page } from './page.js';

/** Reasons that are named one by one; the table of the appendix has all. */
const MOST_NAMED = 8;

/** What speaks against the verdict, which causes fit as well, and which were ruled out by what. */
export function againstSection(page: Page): readonly Block[] {
  const { lead, analysis } = page;
  const verdicts = verdictsFor(lead.attempt, analysis.verdicts).filter(({ rule }) => rule !== lead.finding?.rule);
  const doubt = lead.finding === null ? [] : doubts(lead.finding, page);
  const title = lead.finding === null ? 'What was ruled out' : 'What speaks against it, and what was ruled out';
  return section(title, list([...doubt, ...ruledOut(verdicts, page), ...unjudged(verdicts)]));
}

function doubts(finding: Finding, page: Page): readonly Rich[] {
  const against = claimsOf(finding).filter(({ role }) => role === 'contradicts');
  const seen = against.map((claim): Rich => [sentence(`Against it: ${claim.claim}`), cite(claim.evidence)]);
  const nothing: readonly Rich[] = seen.length === 0 ? [['Nothing that was seen contradicts the verdict.']] : seen;
  const unsure =
    finding.confidence === 'confirmed' ? '' : `It is ${finding.confidence}, not confirmed: ${CONFIDENCE[finding.why]}.`;
  const open = [unsure, openSteps(finding, page)].filter((text) => text !== '');
  return [...nothing, ...open.map((text): Rich => [text]), ...finding.rivals.map(rivalWords)];
}

/** Fields that no witness reported: what the verdict lacks. */
function openSteps({ rule }: Finding, { analysis, lead }: Page): string {
  const own = analysis.verdicts.filter((verdict) => verdict.rule === rule && verdict.verdict === 'found');
  const best = own.find(({ attempt }) => attempt === lead.attempt?.id) ?? own[0];
  const missing = best?.missing ?? [];
  return missing.length === 0 ? '' : sentence(`No source shows ${listed(missing)}`);
}

function rivalWords({ rule, decides }: Finding['rivals'][number]): Rich {
  const decided =
    decides.length === 0
      ? 'nothing known would decide between them'
      : `it would be decided by: ${decides.join('; or: ')}`;
  return [emphasis(rule), ` fits as well; ${ended(decided)}`];
}

function ruledOut(verdicts: readonly Verdict[], { audience, names }: Page): readonly Rich[] {
  const out = verdicts.filter(({ verdict }) => verdict === 'ruled-out');
  // A rule whose first step nobody saw is no news; one that was stopped by something that was seen is.
  const clear = verdicts.filter(({ verdict, by }) => verdict === 'clear' && by.length > 0);
  const groups = [...grouped([...out, ...clear], names)]
    .sort((a, b) => newsOf(a[0]) - newsOf(b[0]))
    .slice(0, MOST_NAMED);
  const named = groups.reduce((sum, group) => sum + group.length, 0);
  const rest = verdicts.filter(({ verdict }) => verdict === 'clear' || verdict === 'ruled-out').length - named;
  const where = audience === 'engineer' ? '; the appendix says at which step' : '';
  const items = groups.map(groupWords);
  return rest > 0 ? [...items, [`${count(rest, 'other cause')} were judged and do not fit${where}.`]] : items;
}

type Group = readonly [Verdict, ...Verdict[]];

/** Rules that stopped at the same thing are said together. */
function grouped(verdicts: readonly Verdict[], names: Page['names']): readonly Group[] {
  const groups = new Map<string, [Verdict, ...Verdict[]]>();
  for (const verdict of verdicts) {
    const key = [verdict.verdict, verdict.reason, places(verdict.by, names)].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [verdict]);
    else group.push(verdict);
  }
  return [...groups.values()];
}

/** What was ruled out comes first, then what was stopped by a value, then what lacks one. */
function newsOf({ verdict, reason }: Verdict): number {
  if (verdict === 'ruled-out') return 0;
  return /\bis none\b/.test(reason) ? 2 : 1;
}

function groupWords(group: Group): Rich {
  const [{ verdict, reason, by }] = group;
  const one = group.length === 1;
  const judged = verdict === 'ruled-out' ? 'ruled out' : one ? 'does not fit' : 'do not fit';
  const rules = group.flatMap(({ rule }, index) => [index === 0 ? '' : ', ', emphasis(rule)]);
  return [...rules, `: ${judged}, ${ended(reason)}`, cite(by)];
}

function unjudged(verdicts: readonly Verdict[]): readonly Rich[] {
  const open = verdicts.filter(({ verdict }) => verdict === 'unjudged');
  if (open.length === 0) return [];
  const rules = open.slice(0, MOST_NAMED).flatMap(({ rule }, index) => [index === 0 ? '' : ', ', emphasis(rule)]);
  return [['Not judged, since no source speaks of it: ', ...rules, open.length > MOST_NAMED ? ' and others.' : '.']];
}
