import type { Analysis, Attempt, Confidence, Finding } from '../../../src/core/analysis.js';
import { compareClocks, type ClockPair } from '../clocks.js';
import { isRight } from '../judge.js';
import type { Site, Subject } from '../transforms/mix.js';
import type { Truth } from '../truth.js';

/** How good a run is, the best first. */
export const LEVELS = ['right', 'right-possible', 'lower', 'wrong-likely', 'wrong-confirmed', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** What came of one run. */
export interface Result {
  readonly level: Level;
  readonly expected: string;
  readonly found: readonly { readonly rule: string; readonly confidence: Confidence }[];
  /** As the analysis says, or the error that ended it. */
  readonly outcome: string;
  /** True if it says healthy or healed although a line of the failure was there to read. */
  readonly isHealthyOverFailure: boolean;
  /** Findings and attempts that cite files of two sites. */
  readonly joined: readonly string[];
  readonly clocks: readonly ClockPair[];
}

/** The parts of an analysis that are judged. */
type Judged = Pick<Analysis, 'findings' | 'attempts' | 'sources' | 'outcome'>;

/** Compares an analysis with the answer keys of its sites. `rules`: the ids of all rules. */
export function judgeRun({ files, sites }: Subject, analysis: Judged, rules: ReadonlySet<string>): Result {
  const levels = sites.map((site) => levelOf(site, analysis.findings, rules));
  const paths = new Set(files.map(({ path }) => path));
  const saysHealthy = analysis.outcome === 'healthy' || analysis.outcome === 'healed';
  return {
    level: worstOf(levels),
    expected: sites.map(({ truth }) => expectedOf(truth)).join(' and '),
    found: analysis.findings.map(({ rule, confidence }) => ({ rule, confidence })),
    outcome: analysis.outcome,
    isHealthyOverFailure: saysHealthy && sites.some(({ truth }) => showsFailure(truth, paths)),
    joined: joinedOf(sites, analysis),
    clocks: sites.flatMap(({ truth }) => compareClocks(truth, analysis.sources)),
  };
}

const worstOf = (levels: readonly Level[]): Level =>
  levels.reduce((worst, level) => (LEVELS.indexOf(level) > LEVELS.indexOf(worst) ? level : worst), 'right');

function levelOf({ folder, truth }: Site, all: readonly Finding[], rules: ReadonlySet<string>): Level {
  const own = all.filter(({ evidence }) => folder === '' || evidence.some(({ source }) => source.startsWith(folder)));
  const wrong = own.filter(({ rule }) => !isRight(truth, rule));
  if (wrong.some(({ confidence }) => confidence === 'confirmed')) return 'wrong-confirmed';
  if (wrong.some(({ confidence }) => confidence === 'likely')) return 'wrong-likely';
  const [first] = own;
  if (truth.healthy || !rules.has(truth.cause)) return first === undefined ? 'right' : 'lower';
  if (first === undefined || !isRight(truth, first.rule)) return 'lower';
  return first.confidence === 'possible' ? 'right-possible' : 'right';
}

const expectedOf = ({ causes, acceptable }: Truth): string => [...new Set([...causes, ...acceptable])].join(' or ');

const showsFailure = ({ healthy, evidence }: Truth, paths: ReadonlySet<string>): boolean =>
  !healthy && evidence.some((set) => set.some(([file]) => paths.has(file)));

function joinedOf(sites: readonly Site[], { findings, attempts }: Judged): readonly string[] {
  const isJoined = (sources: readonly string[]): boolean =>
    sites.length > 1 && sites.filter(({ folder }) => sources.some((source) => source.startsWith(folder))).length > 1;
  return [
    ...findings.filter(({ evidence }) => isJoined(evidence.map(({ source }) => source))).map(({ rule }) => rule),
    ...attempts.filter((attempt) => isJoined(sourcesOf(attempt))).map(({ id }) => `attempt ${id}`),
  ];
}

const sourcesOf = ({ stages, joins, events }: Attempt): readonly string[] => [
  ...stages.flatMap(({ evidence }) => evidence.map(({ source }) => source)),
  ...joins.map(({ source }) => source),
  ...events.map(({ source }) => source),
];
