import type { Attempt, AttemptStage, Dated, Evidence, Finding } from '../../core/model.js';
import { cite, list, paragraph, section, strong } from '../document.js';
import type { Block, Inline, Rich } from '../document.js';
import { sayEvent } from '../event-words.js';
import { timeOf } from '../evidence-time.js';
import { claimsOf } from '../finding-evidence.js';
import type { ShownClaim } from '../finding-evidence.js';
import { duration, utcTime } from '../when.js';
import { listed, withDetails } from '../words/parts.js';
import { capital, ended, sentence } from '../words/sentences.js';
import type { Page } from './page.js';

/** Sentences of one claim: a second witness is worth one, a tenth is not. */
const MOST_SENTENCES = 3;

/** Why it is this cause: the chain of what was seen, each link with its place. */
export function whySection(finding: Finding, page: Page): readonly Block[] {
  const { attempt } = page.lead;
  const reached = attempt === null ? [] : reachedSentence(attempt);
  const claims = claimsOf(finding);
  const sentences = (['step', 'supports'] as const).flatMap((role) =>
    claims.filter((claim) => claim.role === role).flatMap((claim) => claimSentences(claim, page)),
  );
  const explanation: Rich = finding.explanation === '' ? [] : [sentence(finding.explanation)];
  const items = [reached, ...sentences, explanation].filter((item) => item.length > 0);
  return section('Why', [...list(items, true), ...decided(finding)]);
}

function decided({ why, confidence }: Finding): readonly Block[] {
  if (why === 'deciding')
    return [paragraph(strong('This decides it:'), ' no rival cause explains what is said above.')];
  return confidence === 'possible'
    ? [paragraph(strong('This does not decide it yet'), '; what would is said below.')]
    : [];
}

/** What worked before the stage at which it ended, as one sentence; what no source shows is marked. */
export function reachedSentence(attempt: Attempt): Rich {
  const passed = attempt.stages.filter(({ state }) => state === 'passed');
  const seen = passed.filter(({ evidence }) => evidence.length > 0);
  const guessed = passed.filter((stage) => !seen.includes(stage)).map(({ stage }) => stage);
  const inferred = `passed by inference, since a later stage was reached: ${listed(guessed)}`;
  const parts: readonly Rich[] = [
    ...(seen.length > 0 ? [['passed: ', ...seen.flatMap(stageWords)]] : []),
    ...(guessed.length > 0 ? [[inferred]] : []),
  ];
  if (parts.length === 0) return [];
  return ['Stages that ', ...parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part])), '.'];
}

function stageWords({ stage, facts, inferred, evidence }: AttemptStage, index: number): readonly Inline[] {
  const said = Object.values(facts).map(String).join(', ');
  return [`${index === 0 ? '' : ', '}${withDetails(stage, said, inferred && 'inferred')}`, cite(evidence)];
}

function claimSentences(claim: ShownClaim, page: Page): readonly Rich[] {
  const events = eventsOf(claim.evidence, page).slice(0, MOST_SENTENCES);
  if (events.length === 0) return [[sentence(claim.claim), cite(claim.evidence)]];
  return events.map((event, index) => {
    const places = shared(event, claim.evidence);
    const words = sentence(`${atTime(places, event, page)}${sayEvent(event)}`);
    const lead = index === 0 ? [strong(`${capital(ended(claim.claim)).slice(0, -1)}:`), ' '] : [];
    return [...lead, words, cite(places)];
  });
}

/** Events that hold these places, one for each source and set of places; the attempt's own before those of the timeline. */
function eventsOf(evidence: readonly Evidence[], page: Page): readonly Dated[] {
  const { analysis, lead } = page;
  const chosen: Dated[] = [];
  for (const event of [...(lead.attempt?.events ?? []), ...analysis.timeline]) {
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

/** `At 11:59:03.519 UTC, `, with the uncertainty of the clock where it is not the reference's. */
function atTime(places: readonly Evidence[], event: Dated, { analysis }: Page): string {
  const [first] = places;
  const at = (first === undefined ? null : timeOf(first, analysis)) ?? event.at;
  if (at === null) return '';
  const clock = analysis.sources.find(({ path }) => path === (first?.source ?? event.source))?.clock;
  const plusMinus = clock?.plusMinus ?? 0;
  const uncertain = clock?.offset === null ? 'clock not tied' : plusMinus > 0 && `±${duration(plusMinus)}`;
  return `at ${withDetails(`${utcTime(at)} UTC`, uncertain)}, `;
}
