import type { Analysis, CollectItem, Finding, SourceReport } from '../../core/analysis.js';
import type { Micros } from '../../core/time.js';
import { code, list, paragraph, section, strong } from '../document.js';
import type { Block, Rich } from '../document.js';
import { hasTimes } from '../clock-words.js';
import { verdictsFor } from '../lead.js';
import { localSpan } from '../local-time.js';
import { utcSpan } from '../when.js';
import { capital, ended } from '../words/sentences.js';
import type { Page } from './page.js';

const HOSTS: Readonly<Record<CollectItem['host'], string>> = {
  manager: 'on the manager',
  ssm: 'on SSM On-Prem',
  proxy: 'on the proxy',
  capture: 'as a capture',
  other: '',
};

/** What to do: the fix, how to verify it, and its risks. */
export function fixSection(finding: Finding): readonly Block[] {
  const labelled = (title: string, items: readonly string[]): readonly Block[] =>
    items.length === 0 ? [] : [paragraph(strong(title)), ...list(items.map((item) => [item]))];
  return section('What to do', [
    ...(finding.confidence === 'possible' && finding.fix.length > 0 ? [paragraph('If it is this cause:')] : []),
    ...list(
      finding.fix.map((step) => [step]),
      true,
    ),
    ...labelled('See that it worked', finding.verify),
    ...labelled('Risk', finding.risk),
  ]);
}

/** What to fetch for the finding and for causes that could not be judged. */
export function collectSection(page: Page): readonly Block[] {
  const { lead, analysis } = page;
  const { finding } = lead;
  const { from, to } = finding?.window ?? { from: lead.attempt?.start ?? null, to: lead.attempt?.end ?? null };
  const unjudged = verdictsFor(lead.attempt, analysis.verdicts).filter(({ verdict }) => verdict === 'unjudged');
  const missing = new Set(unjudged.flatMap((verdict) => verdict.missing));
  const items = [
    ...(finding?.collect ?? []).map(collectWords),
    ...absentNodes(analysis),
    ...clockWishes(page),
    ...unseen([...missing]),
  ];
  if (items.length === 0) return [];
  return section('Still worth collecting', [
    ...list(items),
    ...(from === null ? [] : periodBlocks(from, to ?? from, page)),
  ]);
}

/** When the attempt was, by each host's own clock, to search its logs. */
function periodBlocks(from: Micros, to: Micros, { analysis }: Page): readonly Block[] {
  const period = `For the time of the attempt, ${utcSpan(from, to)}, with some minutes around it.`;
  const hosts = (['manager', 'ssm', 'proxy'] as const).flatMap((role): readonly Rich[] => {
    const source = analysis.sources.find((one) => one.role === role && one.records > 0);
    const span = source === undefined ? null : localSpan(from, to, source.clock);
    if (source === undefined || span === null || isAsUtc(source.clock)) return [];
    return [[`${capital(HOSTS[role])} that is ${span} (${source.clock.zone ?? ''}).`]];
  });
  return [paragraph(period), ...list(hosts)];
}

function collectWords({ what, host, command, path }: CollectItem): Rich {
  const said = HOSTS[host] === '' || what.includes(HOSTS[host]);
  const where = said ? '' : `${capital(HOSTS[host])}: `;
  const how = [command, path].filter((part) => part !== undefined);
  return [where, what, ...how.flatMap((part, index) => [index === 0 ? ': ' : ', ', code(part)])];
}

/** Members of the manager's cluster without a file, each of which syncs by itself. */
function absentNodes({ notices }: Analysis): readonly Rich[] {
  const absent = notices.filter(({ code: kind }) => kind === 'cluster-member-absent');
  return absent.map(({ message }): Rich => [
    'The output of ',
    code('request admin-tech'),
    ` of every node: ${message}.`,
  ]);
}

function clockWishes({ analysis, names }: Page): readonly Rich[] {
  const read = analysis.sources.filter(({ format, records }) => format !== null && records > 0);
  const untied = read.filter(
    ({ clock, ...source }) => clock.offset === null && clock.zone !== null && hasTimes(source),
  );
  const open = read.filter(({ clock }) => clock.alternatives.length > 0);
  const of = (sources: typeof read): string => sources.map(({ path }) => names.get(path) ?? path).join(', ');
  const tie: Rich = [
    `To tie the clocks of ${of(untied)}: logs and a capture of one and the same attempt, or the output of `,
    ...[code('chronyc tracking'), ' and ', code('date -u'), ' of each host.'],
  ];
  const zone: Rich = [
    `To find the zone of ${of(open)}: the output of `,
    ...[code('date'), ' beside ', code('date -u'), ', or the option ', code('--zone'), '.'],
  ];
  return [...(untied.length > 0 && read.length > 1 ? [tie] : []), ...(open.length > 0 ? [zone] : [])];
}

/** Sources that would show missing fields and kinds of events. */
const WITNESSES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:tcp|tls|dns|icmp|http\.exchange|capture|network|quoted)\b/,
    'a capture on the manager with whole packets (no snap length) and no filter, so that it also holds DNS and ICMP',
  ],
  [/^(?:oauth|app|gateway|server|nginx|rails)\b/, '/var/log/messages of SSM On-Prem'],
  [/^(?:manager|error|license|log)\b/, 'vmanage-server.log of the manager'],
  [/^proxy\b/, "the proxy's log"],
];

function unseen(missing: readonly string[]): readonly Rich[] {
  if (missing.length === 0) return [];
  const wishes = new Set(missing.map((field) => WITNESSES.find(([re]) => re.test(field))?.[1] ?? field));
  return [[ended(`To judge the causes that no source speaks of: ${[...wishes].join('; ')}`)]];
}

/** True if the host's clock shows the same as the report. */
function isAsUtc({ zone, offset }: SourceReport['clock']): boolean {
  return zone === 'UTC' && offset === 0;
}
