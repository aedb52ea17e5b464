import type { Analysis } from '../../core/analysis.js';
import { asked } from '../asked.js';
import { placesOf } from '../places.js';
import type { Block } from '../document.js';
import { verbatim } from '../document.js';
import { clockSummary } from '../clock-words.js';
import { outcomeSentence } from '../verdict-words.js';
import { count } from '../words/parts.js';
import { capital, ended } from '../words/sentences.js';
import { plain } from '../words/spans.js';
import { hanging } from '../wrap.js';
import { decisive } from './asks.js';
import { certainty } from './certainty.js';
import { notRead } from './not-read.js';
import { attemptRows } from './header-attempt.js';
import { isLone } from './isolated.js';
import type { Page } from './page.js';

/** Columns of a ticket's text box. */
const WIDTH = 100;
const LABEL = 11;

/** A label and its text; a row without text is left out. */
export type HeaderRow = readonly [label: string, text: string];

/** The case header, for pasting into a ticket. */
export function caseHeader(page: Page): readonly Block[] {
  const lines = headerRows(page)
    .filter(([, text]) => text !== '')
    .flatMap(([label, text]) => row(label, text));
  return verbatim(lines);
}

/** Its rows; the next step comes before details. */
export function headerRows(page: Page): readonly HeaderRow[] {
  const { attempt, finding } = page.lead;
  return [
    ...verdictRows(page),
    ['ASK', finding === null ? '' : plain(asked(finding, decisive(page), placesOf(attempt)))],
    ...(attempt === null ? [] : attemptRows(attempt, page)),
    ['CLOCKS', clockSummary(page.analysis, page.names)],
    ['INPUT', input(page.analysis)],
    ['NOT READ', notRead(page.analysis)],
    ['SECRETS', secrets(page)],
  ];
}

function row(label: string, text: string): readonly string[] {
  return hanging(label.padEnd(LABEL), text, WIDTH);
}

function verdictRows(page: Page): readonly HeaderRow[] {
  const { analysis, lead } = page;
  if (lead.finding === null) return [['VERDICT', outcomeSentence(analysis)]];
  const { cause, confidence } = lead.finding;
  return [
    ['VERDICT', [capital(cause), lead.attempt?.assumed?.says ?? loneWords(page)].join(' ').trimEnd()],
    ['CONFIDENCE', `${confidence.toUpperCase()}: ${plain(certainty(lead.finding, page))}`],
    ...lead.sameIncident.map((other): HeaderRow => ['ALSO FITS', ended(other.cause)]),
  ];
}

/** What limits the verdict of a line without a sync. */
function loneWords(page: Page): string {
  return isLone(page) ? 'This is the likeliest cause of an isolated line; no license sync is in the files.' : '';
}

function input({ sources, notices, tool }: Analysis): string {
  const packets = sources.filter(({ role }) => role === 'capture').reduce((sum, { records }) => sum + records, 0);
  const records = sources.reduce((sum, source) => sum + source.records, 0) - packets;
  const unread = sources.filter(({ format }) => format === null).length;
  const parts = [
    count(sources.length, 'source'),
    count(records, 'log record'),
    packets > 0 ? count(packets, 'packet') : '',
    unread > 0 ? `${String(unread)} not recognised` : '',
    notices.length > 0 ? count(notices.length, 'notice') : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')}; ${tool.name} ${tool.version}, ${count(tool.rules, 'rule')}`;
}

function secrets({ redacted }: Page): string {
  return redacted === 'secrets'
    ? 'masked; addresses, hosts and user names are kept'
    : 'masked; addresses, hosts, users and accounts are replaced';
}
