import type { Analysis } from '../../src/core/analysis.js';
import type { AnalyzeOptions } from '../../src/index.js';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/main.js';
import type { Format, Program } from '../../src/cli/program.js';
import { rules } from '../../src/rules/index.js';
import { analysis } from '../support/analysis.js';

/** What a command line did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What analyze was asked. */
  readonly asked: readonly (readonly [readonly string[], AnalyzeOptions])[];
}

export interface World {
  readonly result?: Partial<Analysis>;
  readonly analyze?: Program['analyze'];
  readonly program?: Partial<Program>;
  readonly io?: Partial<Io>;
}

const FORMS: Readonly<Record<Format, (outcome: string) => string>> = {
  markdown: (outcome) => `# ${outcome}\n`,
  html: (outcome) => `<h1>${outcome}</h1>\n`,
  json: (outcome) => `{"outcome":"${outcome}"}\n`,
};

/** Runs a command line in a world of its own. */
export async function ran(argv: readonly string[], world: World = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const asked: (readonly [readonly string[], AnalyzeOptions])[] = [];
  const program: Program = {
    rules,
    analyze: async (paths, options) => {
      asked.push([paths, options]);
      return (await world.analyze?.(paths, options)) ?? analysis(world.result);
    },
    render: ({ outcome }, format) => FORMS[format](outcome),
    renderWhy: (_, { id }) => `why ${id}\n`,
    renderClocks: () => 'clocks\n',
    renderRules: (all) => all.map(({ id }) => `${id}\n`).join(''),
    renderMeaning: ({ outcome }) => `meaning ${outcome}\n`,
    renderExplain: ({ id }) => `explain ${id}\n`,
    leaks: () => [],
    identityMap: () => ({}),
    restoreIdentities: (text) => text,
    ...world.program,
  };
  const io: Io = {
    out: (text) => {
      out += text.text;
      return Promise.resolve();
    },
    err: (text) => {
      err += text.text;
    },
    terminal: null,
    printsToTerminal: false,
    env: {},
    onInterrupt: () => () => undefined,
    packets: () => import('../../src/packets.js'),
    program: () => Promise.resolve(program),
    ...world.io,
  };
  return { code: await run(argv, io), out, err, asked };
}
