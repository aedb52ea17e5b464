import type { CommandReader, CommandRun, TranscriptLine } from './command.js';
import { curlCommand } from './curl-command.js';
import { connectLine } from './curl-connect.js';
import { httpLine } from './curl-http.js';
import { CurlLines, joinsPrevious, type CurlLine } from './curl-lines.js';
import type { CurlScene } from './curl-scene.js';
import { tlsLine } from './curl-tls.js';

/** What only curl prints: the words of -v, the sections of --trace, its errors. */
const OWN =
  /^(?:\d\d:\d\d:\d\d\.\d{6} )?(?:\[\d+-[\dx]+\] )?(?:(?:\*|== Info:) ? *(?:Trying |Connected to |About to connect|Could not resolve host|Couldn't resolve host|Host \S+ was resolved|Uses proxy|connect to \S+ port|SSL connection using|Failed to connect)|=> Send (?:header|data), \d+ bytes|<= Recv (?:header|data), \d+ bytes|curl: \(\d+\) )/;

/** `curl -v`, `-i`, `--trace`, `--trace-ascii`, and its errors: curl 7.29 to 8.x with OpenSSL, NSS, GnuTLS or Schannel. */
export const curl: CommandReader = {
  id: 'curl',
  commands: ['curl'],
  tries: true,
  recognise: (output) => (output.some((text) => OWN.test(text)) ? 0.9 : 0),
  read(run, emit) {
    const scene = sceneOf(run);
    for (const item of itemsOf(run.output)) take(scene, item);
    const first = scene.drafts.at(-1) === scene.exchange ? scene.exchange : null;
    if (first !== null && Object.keys(scene.command?.requestFacts ?? {}).length > 0) first.shownBy(scene.typed);
    for (const draft of scene.drafts) draft.emit(emit);
    return scene.drafts.length > 0;
  },
};

function sceneOf({ words, typed }: CommandRun): CurlScene {
  const command = curlCommand(words);
  return {
    command,
    typed,
    drafts: [],
    tries: [],
    names: new Set(),
    lookup: null,
    connection: null,
    handshake: null,
    exchange: null,
    tunnelled: false,
    dumped: false,
    target: command?.target ?? null,
    proxy: command?.proxy ?? null,
  };
}

function take(scene: CurlScene, item: CurlLine): void {
  const isOwnLine = item.sort === 'info' || item.sort === 'error';
  if (isOwnLine && connectLine(scene, item)) return;
  if (isOwnLine && scene.exchange !== null && httpLine(scene, item)) return;
  if (tlsLine(scene, item)) return;
  httpLine(scene, item);
}

/** Lines with the heads of `-i` marked as such, and the rows of a trace joined. */
function itemsOf(output: readonly TranscriptLine[]): readonly CurlLine[] {
  const lines = new CurlLines();
  const items: CurlLine[] = [];
  const verbose = output.some(({ text }) => /^(?:< |<= Recv header)/.test(text));
  let inHead = false;
  for (const line of output) {
    const item = lines.of(line);
    if (item === null) continue;
    const previous = items.at(-1);
    if (previous !== undefined && joinsPrevious(previous, item)) {
      items.splice(-1, 1, { ...previous, text: previous.text + item.text, line: item.line });
      continue;
    }
    if (item.sort === 'printed') {
      if (/^HTTP\/[\d.]+ \d{3}/.test(item.text)) inHead = true;
      else if (item.text.trim() === '') inHead = false;
    }
    if (!inHead || item.sort !== 'printed') items.push(item);
    else if (!verbose) items.push({ ...item, sort: 'got' });
  }
  return items;
}
