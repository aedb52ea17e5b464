import type { Program } from './program.js';

/** Loads the library and the reports; they are large, and `--help` does without. */
export async function loadProgram(): Promise<Program> {
  const [{ analyze }, { rules }, report] = await Promise.all([
    import('../index.js'),
    import('../rules/index.js'),
    import('../report/index.js'),
  ]);
  return {
    rules,
    analyze,
    renderMarkdown: (analysis) => report.renderMarkdown(analysis),
    renderJson: (analysis) => report.renderJson(analysis),
    renderWhy: (analysis, { id }) =>
      report.renderWhy(
        analysis.verdicts.filter(({ rule }) => rule === id),
        analysis,
      ),
    renderRules: report.renderRules,
    renderExplain: report.renderExplain,
    leaks: (text, analysis) => report.leaks(text, report.learnSecrets(analysis)),
  };
}
