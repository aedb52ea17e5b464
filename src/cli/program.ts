import type { Rule } from '../core/rule.js';
import type { Analysis } from '../core/analysis.js';
import type { AnalyzeOptions, HtmlOptions, RedactOptions, ToJsonOptions } from '../index.js';

/** Forms of the report. */
export const FORMATS = ['markdown', 'html', 'json'] as const;
/** One of them. */
export type Format = (typeof FORMATS)[number];

/** How a report is written, in any of its forms. */
export type ReportOptions = HtmlOptions & Pick<ToJsonOptions, 'schema'>;

/** Original names by their replacements. */
export type NameMap = Readonly<Record<string, string>>;

/** The part of the library that commands use: data in, text out. */
export interface Program {
  readonly rules: readonly Rule[];
  readonly analyze: (paths: readonly string[], options: AnalyzeOptions) => Promise<Analysis>;
  readonly render: (analysis: Analysis, format: Format, options: ReportOptions) => string;
  readonly renderWhy: (analysis: Analysis, rule: Rule) => string;
  readonly renderClocks: (analysis: Analysis) => string;
  readonly renderRules: (rules: readonly Rule[]) => string;
  /** What a paste means by itself. */
  readonly renderMeaning: (analysis: Analysis) => string;
  readonly renderExplain: (rule: Rule) => string;
  /** What a text must not show but does; empty if it may be written. */
  readonly leaks: (text: string, analysis: Analysis, options: RedactOptions) => readonly string[];
  readonly identityMap: (analysis: Analysis) => NameMap;
  readonly restoreIdentities: (text: string, map: NameMap) => string;
}
