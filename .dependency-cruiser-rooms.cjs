/** Rooms and packages of .dependency-cruiser.cjs: who may import what, and why. */
const { readFileSync } = require('node:fs');

const CORE = ['core', 'events'];
/** What most rooms stand on: the nouns, the mechanics of text, and what the products mean. */
const GROUND = [...CORE, 'text', 'license'];

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
    room: 'license',
    may: [...CORE, 'text'],
    because: 'What the products mean by a path, a port or an error is stated once, for readers and judges alike.',
  },
  {
    room: 'bundle',
    may: [...CORE, 'text', 'platform/node'],
    because: 'Opening a bundle knows bytes and paths; a format is recognised by its parser, not by its container.',
  },
  {
    room: 'platform',
    may: ['core'],
    because:
      'A platform answers what the core asks; what it knew of the rooms, another one would have to know as well.',
  },
  {
    room: 'retention',
    may: GROUND,
    because: 'What is kept of a source is decided on its events; what rules look at is handed in as data.',
  },
  {
    room: 'reading',
    may: [...CORE, 'text', 'retention'],
    because:
      'Running parsers over sources knows the forms only; analyze.ts hands in which parsers and pairers there are.',
  },
  {
    room: 'dissect',
    may: [...CORE, 'text'],
    because: 'Bytes of a frame become layers, whatever file they came from and whatever is made of them.',
  },
  {
    room: 'connections',
    may: [...GROUND, 'dissect'],
    because: 'Packets become connections while they are read; reassembled bytes are dissected, files are not opened.',
  },
  {
    room: 'parsers',
    may: [...GROUND, 'dissect'],
    because: 'A parser says what one source holds. Pairing, time and judgement across sources come later.',
  },
  {
    room: 'exchanges',
    may: GROUND,
    because: 'Lines of a log are paired by what their events say, not by the reader that made them.',
  },
  { room: 'clocks', may: GROUND, because: 'Clocks are aligned on stamps and evidence, whatever wrote them.' },
  {
    room: 'parties',
    may: GROUND,
    because: 'Who is who is decided on what sources show, before any time or join: a wrong party makes both wrong.',
  },
  {
    room: 'attempts',
    may: GROUND,
    because: 'Attempts are joined from events on the common clock, whatever read them.',
  },
  { room: 'engine', may: GROUND, because: 'The engine judges any rule by its form; a rule it knew could be favoured.' },
  {
    room: 'rules',
    may: ['core/rule', 'core/pattern'],
    because: 'A rule is data on normalised facts. Rules and parsers share the event kinds, and never meet.',
  },
  {
    room: 'sources',
    may: [...CORE, 'license'],
    because: 'What became of a source follows from its reading and the timebase; nothing of attempts or causes.',
  },
  {
    room: 'redact',
    may: [...CORE, 'text'],
    because: 'Masking works on texts and keys. What it knew of a report, other outputs would have to copy.',
  },
  {
    room: 'report',
    may: [...GROUND, 'redact', 'dissect/tls-alerts'],
    because: 'A report is a pure function of the Analysis: what it needs must stand in the Analysis.',
  },
  {
    room: 'packet-table',
    may: [...CORE, 'text', 'dissect', 'connections', 'parsers/captures'],
    because: 'The packet table is a library of its own: whoever wants packets does not want license syncs.',
  },
  {
    room: 'testing',
    may: [...CORE, 'analyze', 'engine'],
    because: 'The harness judges a rule as a run does; what it knew of built-in rules, a plugin could not have.',
  },
  {
    room: 'cli',
    may: ['index', 'packets', 'report', 'core', 'bundle'],
    because: 'The command line uses the library as any other program does; what it lacks is missing in the API.',
  },
];

/** Files that the registry names: the parsers themselves. What stands beside them are their layers. */
const PARSERS = [...readFileSync(`${__dirname}/src/parsers/index.ts`, 'utf8').matchAll(/ from '\.\/(.+)\.js';/g)].map(
  ([, path]) => `^src/parsers/${path}\\.ts$`,
);

/** Packages that have one room, so that they can be replaced, or loaded late, in one place. */
const packages = [
  {
    name: 'fast-glob',
    rooms: ['bundle/node'],
    because: 'Files are found in one room, and no page has any; globs of options are matched on names, not on a disk.',
  },
  { name: 'yargs', rooms: ['cli'], because: 'A library must not bring a command line.' },
  { name: 'cli-progress', rooms: ['cli'], because: 'A library must not write to a terminal.' },
  { name: 'picocolors', rooms: ['cli'], because: 'Colour belongs to a terminal; a report has none.' },
  {
    name: 'luxon',
    rooms: ['clocks', 'report'],
    because: 'Zones are resolved in one room, by cached look-up, never once a line.',
  },
  {
    name: 'yauzl',
    rooms: ['bundle/node'],
    because: 'It needs Node; what an archive holds is read by what it says of the directory.',
  },
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
  { name: 'xregexp', rooms: ['text', 'parsers'], because: 'Grammars are composed where text is read, once at load.' },
];

module.exports = { rooms, packages, PARSERS };
