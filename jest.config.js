/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Sources name their imports as the emitted files will be named (`./x.js`); under ts-jest they are still `./x.ts`.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json', diagnostics: false }] },
  collectCoverageFrom: ['src/**/*.ts', '!src/**/index.ts', '!src/events/**', '!src/core/model.ts'],
  coverageProvider: 'v8',
  testTimeout: 20_000,
};
