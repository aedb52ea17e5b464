import type { Format, Program, ReportOptions } from './program.js';

/** Loads the library only when needed: it is large, and `--help` does not use it. */
export async function loadProgram(): Promise<Program> {
  const library = await import('../index.js');
  const forms = { markdown: library.renderMarkdown, html: library.renderHtml, json: library.renderJson } as const;
  return {
    rules: library.rules,
    analyze: library.analyze,
    render: (analysis, format: Format, options: ReportOptions) => forms[format](analysis, options),
    renderWhy: (analysis, { id }) => {
      const verdicts = analysis.verdicts.filter(({ rule }) => rule === id);
      return library.renderWhy(verdicts, analysis);
    },
    renderClocks: library.renderClocks,
    renderRules: library.renderRules,
    renderMeaning: library.renderMeaning,
    renderExplain: library.renderExplain,
    leaks: (text, analysis, options) => library.leaks(text, library.learn(analysis, options)),
    identityMap: library.identityMap,
    restoreIdentities: library.restoreIdentities,
  };
}
