import type { CollectItem, Finding } from '../../core/model.js';
import { codeSpan, inline } from '../escape.js';
import { verdictsFor } from '../lead.js';
import { utcSpan } from '../when.js';
import { bullets, numbered, section, sentence } from './page.js';
import type { Page } from './page.js';

const HOSTS: Readonly<Record<CollectItem['host'], string>> = {
  manager: 'on the manager',
  ssm: 'on SSM On-Prem',
  proxy: 'on the proxy',
  capture: 'as a capture',
  other: '',
};

/** What to do: fix, how to see that it worked, and what it can break. */
export function fixSection(finding: Finding): readonly string[] {
  const label = (title: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `**${title}**\n\n${bullets(items.map(inline))}`;
  const unsure = finding.confidence === 'possible' ? 'If it is this cause:' : '';
  return section('What to do', [
    unsure,
    numbered(finding.fix.map(inline)),
    label('See that it worked', finding.verify),
    label('Risk', finding.risk),
  ]);
}

/** What is still to be fetched, for the finding and for the causes that could not be judged. */
export function collectSection(page: Page): readonly string[] {
  const { lead, analysis } = page;
  const { finding } = lead;
  const window = finding?.window ?? { from: lead.attempt?.start ?? null, to: lead.attempt?.end ?? null };
  const wanted = (finding?.collect ?? []).map(collectWords);
  const missing = new Set(
    verdictsFor(lead.attempt, analysis.verdicts).flatMap((verdict) =>
      verdict.verdict === 'unjudged' ? verdict.missing : [],
    ),
  );
  const items = [...wanted, ...clockWishes(page), ...unseen([...missing])];
  const period =
    window.from === null
      ? ''
      : `For the time of the attempt, ${utcSpan(window.from, window.to)}, with some minutes around it.`;
  return section('Still worth collecting', items.length === 0 ? [] : [bullets(items), period]);
}

function collectWords({ what, host, command, path }: CollectItem): string {
  const where = HOSTS[host] === '' ? '' : `, ${HOSTS[host]}`;
  const how = [command, path].filter((part) => part !== undefined).map((part) => codeSpan(part));
  return `${inline(what)}${where}${how.length === 0 ? '' : `: ${how.join(', ')}`}`;
}

function clockWishes({ analysis, names }: Page): readonly string[] {
  const dated = analysis.sources.filter(({ format, records }) => format !== null && records > 0);
  const untied = dated.filter(({ clock }) => clock.offset === null && clock.zone !== null);
  const openZone = dated.filter(({ clock }) => clock.alternatives.length > 0);
  const list = (sources: typeof dated): string => inline(sources.map(({ path }) => names.get(path) ?? path).join(', '));
  return [
    untied.length > 0 && dated.length > 1
      ? `To tie the clocks of ${list(untied)}: logs and a capture of one and the same attempt, or the output of ${codeSpan('chronyc tracking')} and ${codeSpan('date -u')} of each host.`
      : '',
    openZone.length > 0
      ? `To settle the zone of ${list(openZone)}: the output of ${codeSpan('date')} beside ${codeSpan('date -u')}, or the option ${codeSpan('--zone')}.`
      : '',
  ].filter((text) => text !== '');
}

function unseen(missing: readonly string[]): readonly string[] {
  if (missing.length === 0) return [];
  return [sentence(`To judge the causes that no source speaks of: ${inline(missing.join(', '))}`)];
}
