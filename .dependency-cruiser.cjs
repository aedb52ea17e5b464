/**
 * The import table of docs/architecture.md. A room may import itself and what stands in `may`; `because` is what the
 * author of a violation reads. test/architecture/imports.test.ts breaks each ban once to show that it holds.
 */
const CORE = ['core', 'events'];
/** What most rooms stand on: the nouns, and the mechanics of text. */
const GROUND = [...CORE, 'text'];

const rooms = [
  {
    room: 'events',
    may: [],
    because: 'The vocabulary is types only: whoever may know a fact must not thereby know its reader or its judge.',
  },
  {
    room: 'core',
    may: ['events'],
    because: 'The nouns stand under every room; what they imported, everything would import.',
  },
  {
    room: 'text',
    may: CORE,
    because: 'Lines, prompts and globs are mechanics: they know no product and no protocol.',
  },
  {
    room: 'bundle',
    may: GROUND,
    because: 'Opening a bundle knows bytes and paths; a format is recognised by its parser, not by its container.',
  },
  {
    room: 'reading',
    may: GROUND,
    because:
      'Running parsers over sources knows the forms only; analyze.ts hands in which parsers and pairers there are.',
  },
  {
    room: 'parsers',
    may: GROUND,
    because: 'A parser says what one source holds. Pairing, time and judgement across sources come later.',
  },
  {
    room: 'exchanges',
    may: [...CORE, 'parsers/packets'],
    because: 'Pairing reads events, and dissects reassembled bytes only: a TLS handshake is readable after reassembly.',
  },
  { room: 'clocks', may: CORE, because: 'Clocks are aligned on stamps and evidence, whatever wrote them.' },
  { room: 'attempts', may: CORE, because: 'Attempts are joined from events on the common clock, whatever read them.' },
  { room: 'engine', may: CORE, because: 'The engine judges any rule by its form; a rule it knew could be favoured.' },
  {
    room: 'rules',
    may: ['core/define', 'core/pattern'],
    because: 'A rule is data on normalised facts. Rules and parsers share the event kinds, and never meet.',
  },
  {
    room: 'report',
    may: GROUND,
    because: 'A report is a pure function of the Analysis: what it needs must stand in the Analysis.',
  },
  {
    room: 'packets',
    may: [...CORE, 'parsers/packets', 'parsers/pcap', 'parsers/pcapng', 'exchanges'],
    because: 'The packet table is a library of its own: whoever wants packets does not want license syncs.',
  },
  {
    room: 'testing',
    may: [...CORE, 'analyze', 'engine'],
    because: 'The harness judges a rule as a run does; what it knew of built-in rules, a plugin could not have.',
  },
  {
    room: 'cli',
    may: ['index', 'report', 'core', 'version', 'bundle'],
    because: 'The command line uses the library as any other program does; what it lacks is missing in the API.',
  },
];

const banned = rooms.map(({ room, may, because }) => ({
  name: `${room}-imports`,
  comment: `src/${room} may import ${['itself', ...may].join(', ')}. ${because}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...may].map((name) => `^src/${name}(/|\\.ts$)`) },
}));

/** Packages that have one room, so that they can be replaced, or loaded late, in one place. */
const packages = [
  {
    name: 'fast-glob',
    rooms: ['bundle', 'analyze'],
    because: 'Files are found in one room; zone globs are matched where options are read.',
  },
  { name: 'yargs', rooms: ['cli'], because: 'A library must not bring a command line.' },
  { name: 'cli-progress', rooms: ['cli'], because: 'A library must not write to a terminal.' },
  { name: 'picocolors', rooms: ['cli'], because: 'Colour belongs to a terminal; a report has none.' },
  {
    name: 'luxon',
    rooms: ['clocks', 'report'],
    because: 'Zones are resolved in one room, by cached look-up, never once a line.',
  },
  { name: 'yauzl', rooms: ['bundle'], because: 'An archive is opened in one room, whatever is in it.' },
  {
    name: 'postal-mime',
    rooms: ['bundle'],
    because: 'A mail is a container: what is attached to it is read as any file.',
  },
  { name: '@kenjiuno/msgreader', rooms: ['bundle'], because: 'A mail is a container, whichever program saved it.' },
  {
    name: 'mdast-util-from-markdown',
    rooms: ['bundle'],
    because: 'Notes are taken apart before a parser sees a line; a report is written without a parser.',
  },
  {
    name: 'htmlparser2',
    rooms: ['bundle'],
    because: 'Pages are taken apart where they are opened.',
  },
  { name: 'xregexp', rooms: ['core', 'parsers'], because: 'Grammars are composed where text is read, once at load.' },
];

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
      from: { path: '^src/(analyze|assemble|gaps|given-options|series|ties|wanted)\\.ts$' },
      to: { path: '^src/(cli|report|testing)/' },
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
        'No parser imports another: an envelope hands its payload back to the reader. What two formats share is a layer in a folder below src/parsers.',
      severity: 'error',
      from: { path: '^src/parsers/', pathNot: '^src/parsers/index\\.ts$' },
      to: { path: '^src/parsers/[^/]+\\.ts$' },
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
      name: 'offline',
      comment: 'The tool is offline by construction: nothing in it can open a connection or start a program.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(node:)?(net|tls|http|https|http2|dgram|dns|dns/promises|child_process|cluster|inspector)$' },
    },
    {
      name: 'files-in-two-rooms',
      comment: 'Only opening a bundle and the command line touch the file system; everything between is pure.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(bundle|cli|testing)(/|\\.ts$)' },
      to: { path: '^(node:)?(fs|fs/promises|os|process|worker_threads)$' },
    },
    {
      name: 'no-cycles',
      comment:
        'open, read, pair, align, join, judge, report: a cycle is a step back in that sentence. Types may name each other, as nouns do.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shipped-code-needs-shipped-packages',
      comment: 'What src imports at run time stands in `dependencies`, or the installed package does not start.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
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
