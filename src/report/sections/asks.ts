import type { Finding, SourceReport, Verdict } from '../../core/analysis.js';
import type { Micros } from '../../core/time.js';
import { withNames } from '../collect.js';
import { hasTimes } from '../clock-words.js';
import { code, list, paragraph, section } from '../document.js';
import type { Block, Rich } from '../document.js';
import { isHeld } from '../held.js';
import { verdictsFor } from '../lead.js';
import { localSpan } from '../local-time.js';
import { placesOf } from '../places.js';
import { shellFor } from '../shells.js';
import { utcSpan } from '../when.js';
import { listed, withDetails } from '../words/parts.js';
import { capital, ended } from '../words/sentences.js';
import { spans } from '../words/spans.js';
import type { Page } from './page.js';

/** A customer answers three questions; a longer list is put off. */
const MAX_ASKS = 3;

const HOSTS: Readonly<Record<Finding['collect'][number]['host'], string>> = {
  manager: 'on the manager',
  ssm: 'on SSM On-Prem',
  proxy: 'on the proxy',
  capture: 'as a capture',
  other: '',
};

/** At most three things to fetch, the most deciding first; nothing that the files hold. */
export function collectSection(page: Page): readonly Block[] {
  const { finding, attempt } = page.lead;
  const { from, to } = finding?.window ?? { from: attempt?.start ?? null, to: attempt?.end ?? null };
  const asks = asksOf(page).slice(0, MAX_ASKS);
  if (asks.length === 0) return [];
  return section('Still worth collecting', [
    ...list(asks, true),
    ...(from === null ? [] : periodBlocks(from, to ?? from, page)),
  ]);
}

/** The same without their heading, for a text of its own form. */
export function asksShown(page: Page): readonly Rich[] {
  return asksOf(page).slice(0, MAX_ASKS);
}

/** A confirmed cause needs no more files. */
function asksOf(page: Page): readonly Rich[] {
  const { finding } = page.lead;
  if (finding?.confidence === 'confirmed') return absentNodes(page);
  const clocks = clockAsk(page);
  const needsClocks = finding?.why === 'join' || finding?.why === 'clock';
  return [
    ...(needsClocks ? clocks : []),
    ...logsAsk(page),
    ...absentNodes(page),
    ...wishes(page).map((item) => itemWords(item, page)),
    ...captureAsk(page),
    ...(needsClocks ? [] : clocks),
  ];
}

/** What the finding asks for and the files lack. */
export function wishes({ lead, analysis }: Pick<Page, 'lead' | 'analysis'>): Finding['collect'] {
  const missing = lacking(analysis.sources);
  const isLogsAsk = ({ host, path }: Finding['collect'][number]): boolean =>
    path !== undefined && (missing.manager || missing.ssm) && (host === 'manager' || host === 'ssm');
  return (lead.finding?.collect ?? []).filter(
    (item) =>
      !isHeld(item, analysis, lead.attempt) && !isLogsAsk(item) && item.command?.startsWith('tcpdump vpn') !== true,
  );
}

/** The same, or else the files that would show most. */
export function decisive(page: Pick<Page, 'lead' | 'analysis'>): Finding['collect'] {
  const missing = lacking(page.analysis.sources);
  const admin: Finding['collect'] = [{ what: 'the admin-tech of every manager node', host: 'manager' }];
  const logs: Finding['collect'] = [{ what: 'the logs of the SSM (log download of its GUI)', host: 'ssm' }];
  const capture: Finding['collect'] = [{ what: 'a capture of the next attempt on the manager', host: 'manager' }];
  return [
    ...wishes(page),
    ...(missing.manager ? admin : []),
    ...(missing.ssm ? logs : []),
    ...(missing.capture ? capture : []),
  ];
}

interface Lacking {
  readonly manager: boolean;
  readonly ssm: boolean;
  readonly capture: boolean;
}

function lacking(sources: readonly SourceReport[]): Lacking {
  const has = (role: SourceReport['role']): boolean =>
    sources.some((one) => one.role === role && one.format !== null && one.records > 0 && one.first !== null);
  return { manager: !has('manager'), ssm: !has('ssm'), capture: !sources.some(({ role }) => role === 'capture') };
}

/** The logs of both sides come first: customers have them more easily than single files. */
function logsAsk({ analysis }: Page): readonly Rich[] {
  const { manager, ssm } = lacking(analysis.sources);
  const tech: Rich = [
    'the admin-tech of every manager node: ',
    code('request admin-tech'),
    ' (Viptela CLI, user with netadmin rights)',
  ];
  const logs: Rich = ['the logs of the SSM, by the log download of its GUI'];
  if (manager && ssm) return [['The', ...tech.map(cutThe), '; and ', ...logs, '.']];
  if (manager) return [['The', ...tech.map(cutThe), '.']];
  return ssm ? [['The', ...logs.map(cutThe), '.']] : [];
}

/** Members of the manager's cluster without a file: each of them syncs by itself. */
function absentNodes({ analysis }: Page): readonly Rich[] {
  const absent = analysis.notices.filter((notice) => notice.code === 'cluster-member-absent');
  return absent.map(({ message }): Rich => [
    `The admin-tech of every node: ${message}; `,
    code('request admin-tech'),
    ' (Viptela CLI, user with netadmin rights).',
  ]);
}

const cutThe = (piece: Rich[number]): Rich[number] =>
  typeof piece === 'string' ? piece.replace(/^the(?= )/, '') : piece;

/** A capture, if causes are left that only packets show. */
function captureAsk(page: Page): readonly Rich[] {
  const { lead, analysis } = page;
  const open = verdictsFor(lead.attempt, analysis.verdicts).filter(({ verdict }) => verdict === 'unjudged');
  const items = lead.finding?.collect ?? [];
  const isAsked = items.some(({ command }) => command?.startsWith('tcpdump vpn') === true);
  if (!lacking(analysis.sources).capture || !(isAsked || open.some(needsPackets))) return [];
  const command = withNames('tcpdump vpn', placesOf(lead.attempt));
  return [
    ['A capture of the next attempt on the manager: ', code(command), ' (Viptela CLI, user with netadmin rights).'],
  ];
}

function needsPackets({ missing }: Verdict): boolean {
  return missing.some((one) => /^(?:tcp|tls|dns|icmp)\b/.test(one));
}

function itemWords(item: Finding['collect'][number], page: Page): Rich {
  const { what, host, command, path } = item;
  const where = HOSTS[host] === '' || what.includes(HOSTS[host]) ? '' : `${capital(HOSTS[host])}: `;
  const how = [command, path].flatMap((part) =>
    part === undefined ? [] : [withNames(part, placesOf(page.lead.attempt))],
  );
  const shell = shellFor(item);
  return [
    ...spans(`${where}${where === '' ? capital(what) : what}`),
    ...how.flatMap((part, index) => [index === 0 ? ': ' : ', ', code(part)]),
    ...(shell === '' ? [] : [` (${shell})`]),
    shell === '' && how.length === 0 && what.endsWith('?') ? '' : '.',
  ];
}

/** What would match clocks that nothing matches yet. */
function clockAsk({ analysis, names, lead }: Page): readonly Rich[] {
  const own = shownBy(lead);
  const read = analysis.sources.filter(({ path, records }) => records > 0 && own.has(path));
  if (read.length < 2) return [];
  const untied = read.filter(
    ({ clock, ...source }) => clock.offset === null && clock.zone !== null && hasTimes(source),
  );
  const open = read.filter(({ clock }) => clock.alternatives.length > 0);
  const loose = read.filter(({ clock }) => clock.grade === 'low');
  const named = (sources: typeof read): string => listed(sources.map(({ path }) => names.get(path) ?? path));
  const unmatched = read.filter((source) => untied.includes(source) || loose.includes(source));
  if (unmatched.length === 0 && open.length === 0) return [];
  const aim =
    unmatched.length > 0 ? `To match the clocks of ${named(unmatched)}` : `To confirm the time zone of ${named(open)}`;
  return [[`${aim}: the output of `, code('date'), ' and ', code('date -u'), ' on each host.']];
}

/** The sources of the attempt and its finding. */
function shownBy({ attempt, finding }: Page['lead']): ReadonlySet<string> {
  const events = (attempt?.events ?? []).flatMap(({ evidence }) => evidence);
  return new Set([...events, ...(finding?.evidence ?? [])].map(({ source }) => source));
}

/** When the attempt was, by each host's own clock, to search its logs. */
function periodBlocks(from: Micros, to: Micros, { analysis }: Page): readonly Block[] {
  const period = `Logs should cover the attempt, ${utcSpan(from, to)}, and some minutes around it.`;
  const hosts = (['manager', 'ssm', 'proxy'] as const).flatMap((role): readonly Rich[] => {
    const source = analysis.sources.find((one) => one.role === role && one.records > 0);
    const span = source === undefined ? null : localSpan(from, to, source.clock);
    if (source === undefined || span === null || isAsUtc(source.clock)) return [];
    return [[ended(withDetails(`${capital(HOSTS[role])} that is ${span}`, source.clock.zone ?? ''))]];
  });
  return [paragraph(period), ...list(hosts)];
}

/** True if the host's clock shows the same as the report. */
function isAsUtc({ zone, offset }: SourceReport['clock']): boolean {
  return zone === 'UTC' && offset === 0;
}
