/**
 * Per cent of lines, statements and functions. Branches have ten less: under noUncheckedIndexedAccess each look-up has
 * a second branch, and where the first one is certain no test can reach it.
 */
function floor(percent) {
  return { lines: percent, statements: percent, functions: percent, branches: percent - 10 };
}

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // src as well, so that a file which no test loads counts as not covered.
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // They need a Chromium: `npm run test:browser`.
  testPathIgnorePatterns: ['/node_modules/', '/test/browser/'],
  extensionsToTreatAsEsm: ['.ts'],
  // Sources name their imports as the emitted files will be named (`./x.js`); under ts-jest they are still `./x.ts`.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json', diagnostics: false }] },
  collectCoverageFrom: ['src/**/*.ts', '!src/**/index.ts', '!src/events/**', '!src/core/{analysis,notice,source}.ts'],
  // Not v8, which counts types and comments as covered lines (measured on one suite: 13 % where 3 % is true).
  coverageProvider: 'babel',
  coverageReporters: ['text-summary', 'json-summary'],
  // Where a wrong conclusion would come from, the floor is higher. It holds with --coverage only, as CI runs it.
  coverageThreshold: {
    global: floor(90),
    './src/rules/': floor(95),
    './src/engine/': floor(95),
    './src/connections/': floor(95),
    './src/exchanges/': floor(95),
    './src/attempts/': floor(95),
  },
  // Modules in a VM are never let go of (nodejs/node 33439, jest 7874): a worker that has grown is replaced before it only
  // collects garbage. With one worker alone jest runs all in its own process, which nothing replaces.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  // Far above what any test takes, since the machine may have other work: it ends what would never end.
  testTimeout: 60_000,
};
