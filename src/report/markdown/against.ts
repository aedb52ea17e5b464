import type { Finding, Verdict } from '../../core/model.js';
import { inline } from '../escape.js';
import { claimsOf } from '../finding-evidence.js';
import { verdictsFor } from '../lead.js';
import { CONFIDENCE } from '../verdict-words.js';
import { listed } from '../words/parts.js';
import { bullets, cited, ended, section, sentence } from './page.js';
import type { Page } from './page.js';

/** Rules named one by one; the table of the appendix has all. */
const MOST_NAMED = 12;

/** What speaks against the verdict, which causes fit as well, and which were ruled out by what. */
export function againstSection(page: Page): readonly string[] {
  const { lead, analysis } = page;
  const verdicts = verdictsFor(lead.attempt, analysis.verdicts).filter(({ rule }) => rule !== lead.finding?.rule);
  const items = [
    ...(lead.finding === null ? [] : doubts(lead.finding, page)),
    ...ruledOut(verdicts, page),
    unjudged(verdicts),
  ];
  const title = lead.finding === null ? 'What was ruled out' : 'What speaks against it, and what was ruled out';
  return section(title, [bullets(items.filter((item) => item !== ''))]);
}

function doubts(finding: Finding, page: Page): readonly string[] {
  const against = claimsOf(finding).filter(({ role }) => role === 'contradicts');
  const seen = against.map(
    (claim) => `${sentence(`Against it: ${inline(claim.claim)}`)}${cited(claim.evidence, page)}`,
  );
  const nothing = seen.length === 0 ? ['Nothing that was seen contradicts the verdict.'] : seen;
  const doubt =
    finding.confidence === 'confirmed'
      ? []
      : [sentence(`It is ${finding.confidence}, not confirmed: ${CONFIDENCE[finding.why]}`)];
  return [...nothing, ...doubt, ...openSteps(finding, page), ...finding.rivals.map(rivalWords)];
}

/** Fields that no witness reported: what the verdict lacks. */
function openSteps({ rule }: Finding, { analysis, lead }: Page): readonly string[] {
  const own = analysis.verdicts.filter((verdict) => verdict.rule === rule && verdict.verdict === 'found');
  const best = own.find(({ attempt }) => attempt === lead.attempt?.id) ?? own[0];
  const missing = best?.missing ?? [];
  return missing.length === 0 ? [] : [sentence(`No source shows ${listed(missing.map(inline))}`)];
}

function rivalWords({ rule, decides }: Finding['rivals'][number]): string {
  const decided =
    decides.length === 0
      ? 'nothing known would decide between them'
      : `it would be decided by: ${decides.map(inline).join('; or: ')}`;
  return `*${inline(rule)}* fits as well; ${ended(decided)}`;
}

function ruledOut(verdicts: readonly Verdict[], page: Page): readonly string[] {
  const out = verdicts.filter(({ verdict }) => verdict === 'ruled-out');
  // A rule whose first step nobody saw is no news; one that was stopped by something that was seen is.
  const clear = verdicts.filter(({ verdict, by }) => verdict === 'clear' && by.length > 0);
  const named = [...out, ...clear].slice(0, MOST_NAMED);
  const rest = verdicts.filter(({ verdict }) => verdict === 'clear' || verdict === 'ruled-out').length - named.length;
  const words = named.map(({ rule, verdict, reason, by }) => {
    const judged = verdict === 'ruled-out' ? 'ruled out' : 'does not fit';
    return `*${inline(rule)}*: ${judged}, ${ended(inline(reason))}${cited(by, page)}`;
  });
  return rest > 0
    ? [...words, `${String(rest)} other causes were judged and do not fit; the appendix says at which step.`]
    : words;
}

function unjudged(verdicts: readonly Verdict[]): string {
  const open = verdicts.filter(({ verdict }) => verdict === 'unjudged');
  if (open.length === 0) return '';
  const rules = open.map(({ rule }) => `*${inline(rule)}*`);
  const shown = rules.slice(0, MOST_NAMED).join(', ') + (rules.length > MOST_NAMED ? ' and others' : '');
  return `Not judged, since no source speaks of it: ${shown}.`;
}
