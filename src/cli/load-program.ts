import type { Program } from './program.js';

/** Loads the library, as any other program does; it is large, and `--help` does without. */
export async function loadProgram(): Promise<Program> {
  const library = await import('../index.js');
  return {
    rules: library.rules,
    analyze: library.analyze,
    renderMarkdown: (analysis) => library.renderMarkdown(analysis),
    renderJson: (analysis) => library.renderJson(analysis),
    renderWhy: (analysis, { id }) => {
      const verdicts = analysis.verdicts.filter(({ rule }) => rule === id);
      return library.renderWhy(verdicts, analysis);
    },
    renderRules: library.renderRules,
    renderExplain: library.renderExplain,
    leaks: (text, analysis) => library.leaks(text, library.learnSecrets(analysis)),
  };
}
