import type { Rule } from '../core/define.js';
import type { Analysis } from '../core/model.js';
import type { AnalyzeOptions } from '../index.js';

/** What the commands need of the library: data in, text out. */
export interface Program {
  readonly rules: readonly Rule[];
  readonly analyze: (paths: readonly string[], options: AnalyzeOptions) => Promise<Analysis>;
  readonly renderMarkdown: (analysis: Analysis) => string;
  readonly renderJson: (analysis: Analysis) => string;
  readonly renderWhy: (analysis: Analysis, rule: Rule) => string;
  readonly renderRules: (rules: readonly Rule[]) => string;
  readonly renderExplain: (rule: Rule) => string;
  /** What of the analysis' secrets stands in a text; empty where it may be shown. */
  readonly leaks: (text: string, analysis: Analysis) => readonly string[];
}
