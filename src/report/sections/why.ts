import type { Attempt, AttemptStage, Finding } from '../../core/analysis.js';
import type { Dated } from '../../core/event.js';
import type { Evidence } from '../../core/evidence.js';
import { cite, list, paragraph, section, strong } from '../document.js';
import type { Block, Inline, Rich } from '../document.js';
import { sayEvent } from '../event-words.js';
import { timeOf } from '../evidence-time.js';
import { claimsOf } from '../finding-evidence.js';
import type { ShownClaim } from '../finding-evidence.js';
import { listed, withDetails } from '../words/parts.js';
import { momentOf } from '../words/stamps.js';
import { capital, ended, sentence } from '../words/sentences.js';
import type { Page } from './page.js';

/** Sentences per claim: a second witness is worth one, a tenth is not. */
const MAX_SENTENCES = 3;

/** Why it is this cause: the chain of evidence, each link with its place. */
export function whySection(finding: Finding, page: Page): readonly Block[] {
  const { attempt } = page.lead;
  const reached = attempt === null ? [] : reachedSentence(attempt);
  const claims = claimsOf(finding);
  const sentences = (['step', 'supports'] as const).flatMap((role) =>
    claims.filter((claim) => claim.role === role).flatMap((claim) => claimSentences(claim, page)),
  );
  const explanation: Rich = finding.explanation === '' ? [] : [sentence(finding.explanation)];
  const items = [attempt === null ? [] : manualSentence(attempt), reached, ...sentences, explanation].filter(
    (item) => item.length > 0,
  );
  return section('Why', [...list(items, true), ...follows(finding), ...decided(finding)]);
}

/** States first if only manual checks show it, because the manager's own attempt may have ended differently. */
function manualSentence({ witness, events, client }: Attempt): Rich {
  if (witness !== 'person') return [];
  const place = client.host === null ? '' : ` on ${client.host}`;
  const named = listed([...new Set(events.map(programOf))]);
  return [`All of this comes from manual checks with ${named}${place}; no source shows what the manager itself got.`];
}

/** Only `ping` compares sizes. */
function programOf({ kind, facts }: Dated): string {
  return 'process.name' in facts ? (facts['process.name'] ?? kind) : 'ping';
}

/** Effects of the cause, listed below it. */
function follows({ consequences }: Finding): readonly Block[] {
  if (consequences.length === 0) return [];
  return [paragraph(strong('It shows as:'), ` ${consequences.map(sentence).join(' ')}`)];
}

function decided({ why, confidence }: Finding): readonly Block[] {
  if (why === 'deciding')
    return [paragraph(strong('This decides it:'), ' no rival cause explains what is said above.')];
  return confidence === 'possible'
    ? [paragraph(strong('This does not decide it yet'), '; what would is said below.')]
    : [];
}

/** What worked before the failed stage, in one sentence; inferred stages are marked. */
export function reachedSentence(attempt: Attempt): Rich {
  const passed = attempt.stages.filter(({ state }) => state === 'passed');
  const seen = passed.filter(({ evidence }) => evidence.length > 0);
  const guessed = passed.filter((stage) => !seen.includes(stage)).map(({ stage }) => stage);
  const inferred = `${listed(guessed)} (inferred: a later stage was reached)`;
  if (seen.length === 0) return guessed.length === 0 ? [] : [`What worked, though no source shows it: ${inferred}.`];
  const more = guessed.length === 0 ? '' : `; and ${inferred}`;
  return ['What worked: ', ...seen.flatMap(stageWords), `${more}.`];
}

function stageWords({ stage, facts, inferred, evidence }: AttemptStage, index: number): readonly Inline[] {
  const said = Object.values(facts).map(String).join(', ');
  return [`${index === 0 ? '' : ', '}${withDetails(stage, said, inferred && 'inferred')}`, cite(evidence)];
}

function claimSentences(claim: ShownClaim, page: Page): readonly Rich[] {
  const events = eventsOf(claim.evidence, page).slice(0, MAX_SENTENCES);
  if (events.length === 0) return [[sentence(claim.claim), cite(claim.evidence)]];
  return events.map((event, index) => {
    const places = shared(event, claim.evidence);
    const words = sentence(`${atTime(places, event, page)}${sayEvent(event)}`);
    const lead = index === 0 ? [strong(`${capital(ended(claim.claim)).slice(0, -1)}:`), ' '] : [];
    return [...lead, words, cite(places)];
  });
}

/**
 * Events with these places, one per source and set of places: those with most of them first, so that a handshake
 * describes its certificate and not its connection; the attempt's own before the timeline's.
 */
function eventsOf(evidence: readonly Evidence[], page: Page): readonly Dated[] {
  const { analysis, lead } = page;
  const chosen: Dated[] = [];
  const all = [...(lead.attempt?.events ?? []), ...analysis.timeline];
  const counted = all.map((event) => ({ event, places: shared(event, evidence).length }));
  for (const { event } of counted.sort((a, b) => b.places - a.places)) {
    const places = shared(event, evidence);
    if (places.length === 0 || chosen.some((other) => citesAsMuch(other, event, evidence))) continue;
    chosen.push(event);
  }
  return chosen;
}

function citesAsMuch(other: Dated, event: Dated, evidence: readonly Evidence[]): boolean {
  if (other.source !== event.source) return false;
  const cited = new Set(shared(other, evidence).map(placeOf));
  return shared(event, evidence).every((place) => cited.has(placeOf(place)));
}

function shared(event: Dated, evidence: readonly Evidence[]): readonly Evidence[] {
  const held = new Set(event.evidence.map(placeOf));
  return evidence.filter((place) => held.has(placeOf(place)));
}

function placeOf({ source, unit, number }: Evidence): string {
  return `${source}\n${unit}\n${String(number)}`;
}

/** `At 10:54:53 UTC (ssm wrote 10:12:52, ±1.1 s), `. */
function atTime(places: readonly Evidence[], event: Dated, { analysis }: Page): string {
  const [first] = places;
  const at = (first === undefined ? null : timeOf(first, analysis)) ?? event.at;
  if (at === null) return '';
  const source = analysis.sources.find(({ path }) => path === (first?.source ?? event.source));
  return `at ${momentOf(at, first, source)}, `;
}
