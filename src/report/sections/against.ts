import type { Analysis, Finding, Verdict } from '../../core/analysis.js';
import { cite, emphasis, fold, list, paragraph, section } from '../document.js';
import type { Block, Rich } from '../document.js';
import { claimsOf } from '../finding-evidence.js';
import { verdictsFor } from '../lead.js';
import { missingWords } from '../words/fields.js';
import { count, listed } from '../words/parts.js';
import { ended, sentence } from '../words/sentences.js';
import { spans } from '../words/spans.js';
import type { Page } from './page.js';
import { reasonGroups } from './reasons.js';
import type { ReasonGroup } from './reasons.js';

/** Rules named one by one; the appendix has all. */
const MAX_RULES = 8;
/** A customer asks what else it could be, not how each cause was judged. */
const MAX_RULES_FOR_CUSTOMER = 3;
/** Rivals named one by one: more of them only mean that little was seen. */
const MAX_RIVALS = 5;

/** Evidence against the finding, what the files lack, causes that fit equally well, and causes that were ruled out. */
export function againstSection(page: Page): readonly Block[] {
  const { lead, analysis } = page;
  const verdicts = verdictsFor(lead.attempt, analysis.verdicts).filter(({ rule }) => rule !== lead.finding?.rule);
  const doubt = lead.finding === null ? [] : doubts(lead.finding, page);
  const title = lead.finding === null ? 'What was ruled out' : 'What speaks against it, and what was ruled out';
  const open = page.audience === 'engineer' ? unjudged(verdicts) : [];
  const items = [...doubt, ...ruledOut(verdicts, page), ...ignored(analysis)];
  return section(title, [...list(items), ...open]);
}

function doubts(finding: Finding, page: Page): readonly Rich[] {
  const against = claimsOf(finding).filter(({ role }) => role === 'contradicts');
  const seen = against.map((claim): Rich => [...spans(sentence(`Against it: ${claim.claim}`)), cite(claim.evidence)]);
  const nothing: readonly Rich[] = seen.length === 0 ? [['Nothing that was seen contradicts the verdict.']] : seen;
  const open = openSteps(finding, page);
  return [...nothing, ...(open === '' ? [] : [spans(open)]), ...rivals(finding)];
}

/** Fields that no witness reported. */
function openSteps({ rule }: Finding, { analysis, lead }: Page): string {
  const own = analysis.verdicts.filter((verdict) => verdict.rule === rule && verdict.verdict === 'found');
  const best = own.find(({ attempt }) => attempt === lead.attempt?.id) ?? own[0];
  const missing = missingWords(best?.missing ?? []);
  return missing.length === 0 ? '' : sentence(`Not shown in the files: ${listed(missing)}`);
}

function rivals({ rivals: all }: Finding): readonly Rich[] {
  const named = all.slice(0, MAX_RIVALS).map(rivalWords);
  const rest = all.slice(MAX_RIVALS).flatMap(({ rule }, index) => [index === 0 ? '' : ', ', emphasis(rule)]);
  return rest.length === 0 ? named : [...named, ['Also fitting: ', ...rest, '.']];
}

function rivalWords({ rule, decides }: Finding['rivals'][number]): Rich {
  const decided =
    decides.length === 0 ? 'nothing known would tell the two apart' : `what would show it: ${decides.join('; or: ')}`;
  return [emphasis(rule), ' fits as well; ', ...spans(ended(decided))];
}

function ruledOut(verdicts: readonly Verdict[], { audience, names }: Page): readonly Rich[] {
  // A stage's fallback always gives way to a named cause, so that is not worth a line.
  const judged = verdicts.filter(({ rule, verdict }) => verdict !== 'ruled-out' || !rule.startsWith('failed-at-'));
  const out = judged.filter(({ verdict }) => verdict === 'ruled-out');
  // Only a rule stopped by evidence is worth a line, not one whose first step nobody saw.
  const clear = judged.filter(({ verdict, by }) => verdict === 'clear' && by.length > 0);
  const maxRules = audience === 'engineer' ? MAX_RULES : MAX_RULES_FOR_CUSTOMER;
  const groups = reasonGroups([...out, ...clear], names).slice(0, maxRules);
  const named = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  const rest = judged.filter(({ verdict }) => verdict === 'clear' || verdict === 'ruled-out').length - named;
  const where = audience === 'engineer' ? '; the appendix says at which step' : '';
  const items = groups.map(groupWords);
  const verb = rest === 1 ? 'was checked and does' : 'were checked and do';
  return rest > 0 ? [...items, [`${count(rest, 'other cause')} ${verb} not fit${where}.`]] : items;
}

function groupWords({ rules, isOut, reason, explainedBy, by }: ReasonGroup): Rich {
  const judged = isOut ? 'ruled out' : rules.length === 1 ? 'does not fit' : 'do not fit';
  const names = rules.slice(0, MAX_RULES).flatMap((rule, index) => [index === 0 ? '' : ', ', emphasis(rule)]);
  const more = rules.length > MAX_RULES ? ` and ${String(rules.length - MAX_RULES)} more` : '';
  const why =
    explainedBy === undefined
      ? spans(ended(reason))
      : [emphasis(explainedBy.rule), ` explains the same and is ${explainedBy.confidence}.`];
  return [...names, `${more}: ${judged}, since `, ...why, cite(by)];
}

/** Rules that nobody judged, because the user asked for that: what they would find is not ruled out. */
function ignored({ options: { disable = [] } }: Analysis): readonly Rich[] {
  const rules = disable.flatMap((rule, index) => [index === 0 ? '' : ', ', emphasis(rule)]);
  return disable.length === 0 ? [] : [['Ignored as asked, so neither found nor ruled out: ', ...rules, '.']];
}

/** Causes that the files say nothing of, folded: an engineer looks here only if no other cause fits. */
function unjudged(verdicts: readonly Verdict[]): readonly Block[] {
  const open = verdicts.filter(({ verdict }) => verdict === 'unjudged');
  const rules = open.flatMap(({ rule }, index) => [index === 0 ? '' : ', ', emphasis(rule)]);
  return open.length === 0
    ? []
    : fold(`Not judged, since the files do not show enough: ${count(open.length, 'cause')}`, [
        paragraph(...rules, '.'),
      ]);
}
