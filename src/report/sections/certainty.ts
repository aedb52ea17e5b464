import type { Anchor, Finding, SourceReport } from '../../core/analysis.js';
import { places } from '../citation.js';
import { CONFIDENCE } from '../verdict-words.js';
import { listed } from '../words/parts.js';
import type { Page } from './page.js';

/** Why a finding is as sure as it is, with what would make it surer where that is clear. */
export function certainty(finding: Finding, page: Page): string {
  return finding.why === 'join' ? joinWords(finding, page) : CONFIDENCE[finding.why];
}

function joinWords(finding: Finding, { analysis, names, lead }: Page): string {
  const own = [...finding.evidence, ...(lead.attempt?.events ?? []).flatMap(({ evidence }) => evidence)];
  const cited = new Set(own.map(({ source }) => source));
  const sources = analysis.sources.filter(({ path }) => cited.has(path));
  const loose = sources.filter(({ clock }) => clock.grade === 'none' && clock.offset === null);
  const nameOf = (path: string): string => names.get(path) ?? path;
  const confirm = 'the output of `date -u` on both hosts, would confirm it';
  if (loose.length > 0 && sources.length > loose.length)
    return `the clock of ${listed(loose.map(({ path }) => nameOf(path)))} could not be matched to the others; the output of \`date -u\` on each host would confirm it`;
  const weak = sources.find(({ clock }) => clock.grade === 'low');
  const anchor = weak?.clock.anchors.find(({ used }) => used);
  if (weak === undefined || anchor === undefined) return CONFIDENCE.join;
  const other = otherSource(weak, anchor);
  const shared = places([anchor.a[0], anchor.b[0]], names);
  return `${nameOf(weak.path)} and ${nameOf(other)} share only one event (${shared}); a second shared event, or ${confirm}`;
}

function otherSource({ path }: SourceReport, { a, b }: Anchor): string {
  return [...a, ...b].find(({ source }) => source !== path)?.source ?? path;
}
