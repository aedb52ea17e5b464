import type { Attempt, AttemptStage, Finding } from '../../core/analysis.js';
import type { Dated } from '../../core/event.js';
import { ALSO_LOGGED, eachPlaceOnce, placeOf } from '../../core/evidence.js';
import type { Evidence } from '../../core/evidence.js';
import { cite, list, paragraph, section, strong } from '../document.js';
import type { Block, Inline, Rich } from '../document.js';
import { sayShown } from '../event-words.js';
import { timeOf } from '../evidence-time.js';
import { peerPlaces } from '../peer-places.js';
import { claimsOf } from '../finding-evidence.js';
import type { ShownClaim } from '../finding-evidence.js';
import { listed, withDetails } from '../words/parts.js';
import { stageSays } from '../words/stages.js';
import { momentOf } from '../words/stamps.js';
import { capital, ended, sentence } from '../words/sentences.js';
import { spans } from '../words/spans.js';
import type { Page } from './page.js';

/** Sentences per claim: a second witness is worth one, a tenth is not. */
const MAX_SENTENCES = 3;

/** Why it is this cause: the chain of evidence, each link with its place. */
export function whySection(finding: Finding, page: Page): readonly Block[] {
  const { attempt } = page.lead;
  const reached = attempt === null ? [] : reachedSentence(attempt);
  const claims = claimsOf(finding).filter(({ claim }) => claim !== ALSO_LOGGED);
  const ordered = (['step', 'supports'] as const).flatMap((role) => claims.filter((claim) => claim.role === role));
  const explanation: Rich = finding.explanation === '' ? [] : spans(sentence(finding.explanation));
  const manual = attempt === null ? [] : manualSentence(attempt);
  const items = [manual, reached, ...chain(ordered, page), explanation].filter((item) => item.length > 0);
  return section('Why', [...list(items, true), ...alsoLogged(finding), ...follows(finding), ...decided(finding)]);
}

/** Lines of the attempt that every finding carries along: places to look at, no link of the chain. */
function alsoLogged(finding: Finding): readonly Block[] {
  const own = claimsOf(finding).find(({ claim }) => claim === ALSO_LOGGED);
  return own === undefined ? [] : [paragraph(strong('Also logged:'), cite(own.evidence))];
}

/** States first if only manual checks show it, because the manager's own attempt may have ended differently. */
function manualSentence({ witness, events, client }: Attempt): Rich {
  if (witness !== 'person') return [];
  const place = client.host === null ? '' : ` on ${client.host}`;
  const named = listed([...new Set(events.map(programOf))]);
  return [
    `All of this is from manual checks with ${named}${place}. The files do not show what the manager itself got.`,
  ];
}

/** Only `ping` compares sizes. */
function programOf({ kind, facts }: Dated): string {
  return 'process.name' in facts ? (facts['process.name'] ?? kind) : 'ping';
}

/** Effects of the cause, listed below it. */
function follows({ consequences }: Finding): readonly Block[] {
  if (consequences.length === 0) return [];
  return [paragraph(strong('It appears as:'), ` ${consequences.map(sentence).join(' ')}`)];
}

function decided({ why, confidence }: Finding): readonly Block[] {
  if (why === 'deciding')
    return [paragraph(strong('This decides it:'), ' no other cause explains what is listed above.')];
  return confidence === 'possible'
    ? [paragraph(strong('Not yet conclusive.'), ' See below for what would settle it.')]
    : [];
}

/** What worked before the failed stage, in one sentence; stages that only a later one implies come last. */
export function reachedSentence(attempt: Attempt): Rich {
  const passed = attempt.stages.filter(({ state }) => state === 'passed');
  const seen = passed.filter(({ evidence }) => evidence.length > 0);
  const implied = passed.filter((stage) => !seen.includes(stage)).map(({ stage }) => stage);
  if (seen.length === 0)
    return implied.length === 0 ? [] : [`What worked, as implied by a later stage: ${listed(implied)}.`];
  const more = implied.length === 0 ? '' : `; and, implied by a later stage, ${listed(implied)}`;
  return ['What worked: ', ...seen.flatMap(stageWords), `${more}.`];
}

function stageWords(stage: AttemptStage, index: number): readonly Inline[] {
  const said = stageSays(stage).join(', ');
  const words = withDetails(stage.stage, said, stage.inferred && 'inferred');
  return [index === 0 ? '' : ', ', ...spans(words), cite(stage.evidence)];
}

interface Link {
  readonly claim: string;
  /** Null for a claim whose events another link has named. */
  readonly event: Dated | null;
  readonly places: readonly Evidence[];
}

/** The claims' sentences; what several claims or events would say in the same words is one sentence with all places. */
function chain(claims: readonly ShownClaim[], page: Page): readonly Rich[] {
  const links: Link[] = [];
  for (const { claim, evidence } of claims) {
    const events = eventsOf(evidence, page).slice(0, MAX_SENTENCES);
    const begun = links.length;
    for (const event of events) {
      const same = links.findIndex((link) => link.event !== null && sayShown(link.event) === sayShown(event));
      const link = links[same];
      const places = eachPlaceOnce([...(link?.places ?? []), ...event.evidence, ...peerPlaces(event, page)]);
      if (link === undefined) links.push({ claim: links.length === begun ? claim : '', event, places });
      else links[same] = { ...link, places };
    }
    if (links.length === begun) links.push({ claim, event: null, places: evidence });
  }
  return links.map((link) => linkWords(link, page));
}

function linkWords({ claim, event, places }: Link, page: Page): Rich {
  if (event === null) return [strong(sentence(claim)), cite(places)];
  const words = spans(sentence(`${atTime(places, event, page)}${sayShown(event)}`));
  return [...(claim === '' ? [] : [strong(`${capital(ended(claim)).slice(0, -1)}:`), ' ']), ...words, cite(places)];
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

/** `At 10:54:53 UTC (ssm wrote 10:12:52, ±1.1 s), `. */
function atTime(places: readonly Evidence[], event: Dated, { analysis }: Page): string {
  const [first] = places;
  const at = (first === undefined ? null : timeOf(first, analysis)) ?? event.at;
  if (at === null) return '';
  const source = analysis.sources.find(({ path }) => path === (first?.source ?? event.source));
  return `at ${momentOf(at, first, source)}, `;
}
