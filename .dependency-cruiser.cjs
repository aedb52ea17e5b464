/**
 * The import table of docs/architecture.md. A room may import itself and what stands in `may`; `because` is what the
 * author of a violation reads. test/architecture/imports.test.ts breaks each ban once to show that it holds.
 */
const { packages, PARSERS, rooms } = require('./.dependency-cruiser-rooms.cjs');

const banned = rooms.map(({ room, may, because }) => ({
  name: `${room}-imports`,
  comment: `src/${room} may import ${['itself', ...may].join(', ')}. ${because}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...may].map((name) => `^src/${name}(/|\\.ts$)`) },
}));

const packageRooms = packages.map(({ name, rooms: allowed, because }) => ({
  name: `${name}-has-its-room`,
  comment: `${name} is imported in src/${allowed.join(', src/')} only. ${because}`,
  severity: 'error',
  from: { path: '^src/', pathNot: allowed.map((room) => `^src/${room}(/|\\.ts$)`) },
  to: { path: `(^|/)node_modules/(@types/)?${name}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...banned,
    ...packageRooms,
    {
      name: 'analyze-imports',
      comment: 'The program on one page knows every room but the ways out: whoever calls it chooses the report.',
      severity: 'error',
      from: { path: '^src/analyze\\.ts$' },
      to: { path: '^src/(cli|report|testing)/' },
    },
    {
      name: 'clocks-hand-out-a-timebase',
      comment:
        'Zones, offsets and steps are seen inside src/clocks only: whoever asks for a time or a tie asks the Timebase; times in options are read there too.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/clocks/' },
      to: { path: '^src/clocks/', pathNot: '^src/clocks/(asked-times|given-options|date-sources|timebase)\\.ts$' },
    },
    {
      name: 'packet-table-has-its-entry',
      comment: 'The main entry loads no packet table: it has an entry and commands of its own.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(packet-table/|packets\\.ts$)' },
      to: { path: '^src/packet-table/' },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'The command line is a user of the library. What others need of it belongs in a room of its own.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'parsers-do-not-meet',
      comment:
        'No parser imports another: an envelope hands its payload back to the reader. What two formats share is a layer beside them.',
      severity: 'error',
      from: { path: '^src/parsers/', pathNot: '^src/parsers/index\\.ts$' },
      to: { path: PARSERS },
    },
    {
      name: 'rules-do-not-meet',
      comment: 'One root cause, one file, no control flow. Rules name each other by id, as data.',
      severity: 'error',
      from: { path: '^src/rules/', pathNot: '^src/rules/index\\.ts$' },
      to: { path: '^src/rules/' },
    },
    {
      name: 'events-are-types',
      comment: 'The vocabulary has no run-time part: import it with `import type`.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/events/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'detectors-do-not-meet',
      comment:
        'Secrets are looked for by key and by form. A detector that knew the patterns of the other would miss what they miss.',
      severity: 'error',
      from: { path: '^src/redact/form/' },
      to: { path: '^src/', pathNot: '^src/(redact/form|text|core)/' },
    },
    {
      name: 'offline',
      comment: 'The tool is offline by construction: nothing in it can open a connection or start a program.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(node:)?(net|tls|http|https|http2|dgram|dns|dns/promises|child_process|cluster|inspector)$' },
    },
    {
      name: 'node-at-the-edge',
      comment:
        'Node is known where files are opened, in the command line and in its Platform; everything between also runs on a page.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(bundle/node|cli|platform)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-is-passed-in',
      comment:
        "Who imports Node's Platform or files brings Node along. The entries bind them once: src/node.ts for analyses, src/packets.ts for packets.",
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(node\\.ts$|packets\\.ts$|(bundle/node|cli|platform)/)' },
      to: { path: '^src/(bundle/node|platform)/' },
    },
    {
      name: 'node-binding-is-for-entries',
      comment: 'What is bound to Node is for those who use the library there; the rooms take what is passed in.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(index|testing)\\.ts$' },
      to: { path: '^src/node\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment:
        'open, read, date, pair, tie, join, judge, assemble: a cycle is a step back in that sentence. Types may name each other, as nouns do.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shipped-code-needs-shipped-packages',
      comment:
        'What src imports at run time stands in `dependencies`, or the installed package does not start. recheck is an optional peer, asked for when a rule is tested.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        pathNot: '^node_modules/recheck/',
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'src-stands-alone',
      comment: 'What is shipped imports nothing that is not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|bench|samples)/' },
    },
    {
      name: 'resolvable',
      comment: 'An import that does not resolve is a typing error or a missing package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
