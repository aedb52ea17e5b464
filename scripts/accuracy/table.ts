import type { Case } from './cases.js';
import type { ClockPair } from './clocks.js';
import type { Judgement } from './judge.js';
import { openPairsText, type OpenPair } from './unaligned.js';

/** A case with its judgement, or the error that ended its analysis. */
export interface Row {
  readonly of: Case;
  readonly judgement: Judgement | null;
  readonly error: string | null;
  /** Pairs of clocks that were not tied. */
  readonly open: readonly OpenPair[];
}

const HEADS = [
  'bundle',
  'cause',
  'first finding',
  'confidence',
  'ok',
  'cited',
  'wrong at likely+',
  'outcome',
  'clocks',
];

/** The table with totals, as text in fixed columns. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [HEADS, ...rows.map(cellsOf)];
  const widths = HEADS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const open = rows.flatMap((row) => openPairsText(row.of.id, row.open));
  return [
    ...lines,
    '',
    'Clocks that stayed open, with the exchanges that both sides hold:',
    ...open,
    '',
    ...totalsOf(rows),
  ].join('\n');
}

function cellsOf({ of, judgement, error }: Row): readonly string[] {
  if (judgement === null) return [of.id, of.truth.cause, `error: ${error ?? ''}`];
  const { first, confidence, verdict, cited, sets, missed, wrong, outcome, clocks } = judgement;
  return [
    of.id,
    of.truth.cause,
    first ?? '-',
    confidence ?? '-',
    { right: 'yes', wrong: 'NO', 'no-rule': 'no rule' }[verdict],
    `${String(cited)}/${String(sets)}${missed.length === 0 ? '' : ` ${String(missed.length)} DUE`}`,
    wrong.map(({ rule, confidence: at }) => `${rule} (${at})`).join(', ') || '-',
    outcome,
    clocks.map(clockText).join('; '),
  ];
}

const SHORT_LABELS: Readonly<Record<string, string>> = {
  manager_log: 'manager',
  ssm_syslog: 'ssm',
  serviceproxy_log: 'proxy log',
  other_manager_logs: 'other nodes',
};

function clockText({ a, b, ours, truth, contained }: ClockPair): string {
  const name = `${SHORT_LABELS[a] ?? a}-${SHORT_LABELS[b] ?? b}`;
  if (ours === null) return `${name} not tied (${truth.toFixed(1)})`;
  return `${name} ${ours.difference.toFixed(1)}±${ours.plusMinus.toFixed(1)} (${truth.toFixed(1)} ${contained ? 'in' : 'OUT'})`;
}

function totalsOf(rows: readonly Row[]): readonly string[] {
  const judged = rows.flatMap(({ judgement }) => (judgement === null ? [] : [judgement]));
  const count = (test: (judgement: Judgement) => boolean): string => String(judged.filter(test).length);
  const sum = (of: (judgement: Judgement) => number): string => String(judged.reduce((all, one) => all + of(one), 0));
  const clocks = judged.flatMap((one) => one.clocks);
  const tied = clocks.filter(({ ours }) => ours !== null);
  const off = clocks.filter(({ truth }) => truth !== 0);
  const offTied = off.filter(({ ours }) => ours !== null);
  return [
    `bundles: ${String(rows.length)}, right ${count((j) => j.verdict === 'right')}, wrong ${count((j) => j.verdict === 'wrong')}, without a rule yet ${count((j) => j.verdict === 'no-rule')}, ended by an error ${String(rows.length - judged.length)}`,
    `evidence sets: ${sum((j) => j.cited)} cited of ${sum((j) => j.sets)}; due and not cited ${sum((j) => j.missed.length)} (not due: other clocks than the manager's, transcripts)`,
    `wrong findings at likely or above: ${sum((j) => j.wrong.length)}`,
    `by confidence of the first finding: ${(['confirmed', 'likely', 'possible'] as const).map((at) => `${at} ${count((j) => j.confidence === at && j.verdict === 'right')} right of ${count((j) => j.confidence === at)}`).join(', ')}`,
    `clock pairs: ${String(clocks.length)}, tied ${String(tied.length)}, true difference within the bounds ${String(tied.filter(({ contained }) => contained).length)}, not tied ${String(clocks.length - tied.length)}`,
    `of them with a true difference other than zero: ${String(off.length)}, tied ${String(offTied.length)}, within the bounds ${String(offTied.filter(({ contained }) => contained).length)}; open though a pair is readable on both sides ${String(rows.flatMap(({ open }) => open).filter(({ readable }) => readable).length)}`,
  ];
}
