import type { Attempt, AttemptStage, Dated, Evidence, Finding } from '../../core/model.js';
import { sayEvent } from '../event-words.js';
import { timeOf } from '../evidence-time.js';
import { claimsOf } from '../finding-evidence.js';
import type { ShownClaim } from '../finding-evidence.js';
import { inline } from '../escape.js';
import { duration, utcTime } from '../when.js';
import { listed, withDetails } from '../words/parts.js';
import { cited, numbered, section, sentence } from './page.js';
import type { Page } from './page.js';

/** Sentences of one claim: a second witness is worth one, a tenth is not. */
const MOST_SENTENCES = 3;

/** Why it is this cause: the chain of what was seen, each link with its place. */
export function whySection(finding: Finding, page: Page): readonly string[] {
  const { attempt } = page.lead;
  const reached = attempt === null ? '' : reachedSentence(attempt, page);
  const claims = claimsOf(finding).filter(({ role }) => role !== 'contradicts');
  const steps = claims.filter(({ role }) => role === 'step').flatMap((claim) => claimSentences(claim, page));
  const supports = claims.filter(({ role }) => role === 'supports').flatMap((claim) => claimSentences(claim, page));
  const explanation = finding.explanation === '' ? '' : sentence(inline(finding.explanation));
  const items = [reached, ...steps, ...supports, explanation].filter((item) => item !== '');
  return section('Why', [numbered(items), decided(finding)]);
}

function decided({ why, confidence }: Finding): string {
  if (why === 'deciding') return '**This decides it:** no rival cause explains what is said above.';
  return confidence === 'possible' ? '**This does not decide it yet**; what would is said below.' : '';
}

/** What worked before the stage at which it ended, as one sentence; what no source shows is marked. */
export function reachedSentence(attempt: Attempt, page: Page): string {
  const passed = attempt.stages.filter(({ state }) => state === 'passed');
  const seen = passed
    .filter(({ inferred, evidence }) => !inferred && evidence.length > 0)
    .map((stage) => stageWords(stage, page));
  const inferred = passed
    .filter(({ inferred: guess, evidence }) => guess || evidence.length === 0)
    .map(({ stage }) => stage);
  const parts = [
    seen.length > 0 ? `passed: ${seen.join(', ')}` : '',
    inferred.length > 0 ? `passed by inference, since a later stage was reached: ${listed(inferred)}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : sentence(`Stages that ${parts.join('; ')}`);
}

function stageWords({ stage, facts, evidence }: AttemptStage, page: Page): string {
  const said = Object.values(facts).map(String).join(', ');
  return `${stage}${said === '' ? '' : ` (${inline(said)})`}${cited(evidence, page)}`;
}

function claimSentences(claim: ShownClaim, page: Page): readonly string[] {
  const events = eventsOf(claim.evidence, page).slice(0, MOST_SENTENCES);
  const lead = inline(claim.claim);
  if (events.length === 0) return [`${sentence(lead)}${cited(claim.evidence, page)}`];
  return events.map((event, index) => {
    const places = shared(event, claim.evidence);
    const words = `${atTime(places, event, page)}${inline(sayEvent(event))}`;
    return `${index === 0 ? `**${sentence(lead).replace(/\.$/, '')}:** ` : ''}${sentence(words)}${cited(places, page)}`;
  });
}

/** Events that hold these places, one for each source and set of places; the attempt's own before those of the timeline. */
function eventsOf(evidence: readonly Evidence[], page: Page): readonly Dated[] {
  const { analysis, lead } = page;
  const own = lead.attempt?.events ?? [];
  const chosen: Dated[] = [];
  for (const event of [...own, ...analysis.timeline]) {
    const places = shared(event, evidence);
    if (places.length === 0 || chosen.some((other) => tellsAsMuch(other, event, evidence))) continue;
    chosen.push(event);
  }
  return chosen;
}

function tellsAsMuch(other: Dated, event: Dated, evidence: readonly Evidence[]): boolean {
  if (other.source !== event.source) return false;
  const told = new Set(shared(other, evidence).map(placeOf));
  return shared(event, evidence).every((place) => told.has(placeOf(place)));
}

function shared(event: Dated, evidence: readonly Evidence[]): readonly Evidence[] {
  const held = new Set(event.evidence.map(placeOf));
  return evidence.filter((place) => held.has(placeOf(place)));
}

function placeOf({ source, unit, number }: Evidence): string {
  return `${source}\n${unit}\n${String(number)}`;
}

/** `At 11:59:03.519 UTC `, with the uncertainty of the clock where it is not the reference's. */
function atTime(places: readonly Evidence[], event: Dated, { analysis }: Page): string {
  const [first] = places;
  const at = (first === undefined ? null : timeOf(first, analysis)) ?? event.at;
  if (at === null) return '';
  const clock = analysis.sources.find(({ path }) => path === (first?.source ?? event.source))?.clock;
  const uncertain =
    clock?.offset === null ? 'clock not tied' : (clock?.plusMinus ?? 0) > 0 && `±${duration(clock?.plusMinus ?? 0)}`;
  return `at ${withDetails(`${utcTime(at)} UTC`, uncertain)}, `;
}
