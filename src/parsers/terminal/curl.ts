import type { CommandReader, CommandRun, TranscriptLine } from './command.js';
import { curlCommand } from './curl-command.js';
import { connectLine } from './curl-connect.js';
import { httpLine } from './curl-http.js';
import { CurlLines, joinsPrevious, type CurlLine } from './curl-lines.js';
import type { CurlState } from './curl-state.js';
import { tlsLine } from './curl-tls.js';

/** What only curl prints: messages of -v, sections of --trace, its errors. */
const OWN =
  /^(?:\d\d:\d\d:\d\d\.\d{6} )?(?:\[\d+-[\dx]+\] )?(?:(?:\*|== Info:) ? *(?:Trying |Connected to |About to connect|Could not resolve host|Couldn't resolve host|Host \S+ was resolved|Uses proxy|connect to \S+ port|SSL connection using|Failed to connect)|=> Send (?:header|data), \d+ bytes|<= Recv (?:header|data), \d+ bytes|curl: \(\d+\) )/;

/** `curl -v`, `-i`, `--trace`, `--trace-ascii`, and its errors: curl 7.29 to 8.x with OpenSSL, NSS, GnuTLS or Schannel. */
export const curl: CommandReader = {
  id: 'curl',
  commands: ['curl'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => OWN.test(text)) ? 0.9 : 0),
  read(run, emit) {
    const state = stateOf(run);
    for (const item of itemsOf(run.output)) take(state, item);
    const first = state.drafts.at(-1) === state.exchange ? state.exchange : null;
    if (first !== null && Object.keys(state.command?.requestFacts ?? {}).length > 0) first.shownBy(state.typed);
    for (const draft of state.drafts) draft.emit(emit);
    return state.drafts.length > 0;
  },
};

function stateOf({ words, typed }: CommandRun): CurlState {
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

/** CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM: of a request, not of a handshake (35). */
const PAST_HANDSHAKE = /^curl: \((?:52|55|56|92)\) /;

function take(state: CurlState, item: CurlLine): void {
  const isOwnLine = item.sort === 'info' || item.sort === 'error';
  if (isOwnLine && connectLine(state, item)) return;
  if (isOwnLine && (state.exchange !== null || PAST_HANDSHAKE.test(item.text)) && httpLine(state, item)) return;
  if (tlsLine(state, item)) return;
  httpLine(state, item);
}

/** The lines, with heads of `-i` marked and rows of a trace joined. */
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
