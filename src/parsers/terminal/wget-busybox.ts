import { connectFailure } from '../../license/connect-errors.js';
import type { TranscriptLine } from './command.js';
import { EventDraft } from './event-draft.js';
import { nameless } from './name-errors.js';
import type { WgetState } from './wget.js';

type Take = (state: WgetState, found: RegExpExecArray, line: TranscriptLine) => void;

/** What BusyBox's wget prints (networking/wget.c); its connect succeeds unless the next line says that it did not. */
export const BUSYBOX: readonly (readonly [RegExp, Take])[] = [
  [/^Connecting to (\S+?) \(\[?([\da-fA-F.:]+?)\]?:(\d+)\)/, connecting],
  [/^wget: can't connect to remote host(?: \([^)]*\))?: (.+)$/, notConnected],
  [/^wget: bad address '([^']+?)(?::\d+)?'/, noName],
];

function connecting(state: WgetState, [, name = '', ip = '', port]: RegExpExecArray, line: TranscriptLine): void {
  state.ip = ip;
  const end = { 'process.name': 'wget', 'destination.domain': name.replace(/:\d+$/, ''), 'destination.ip': ip };
  state.connection = new EventDraft('tcp.connection', {
    ...end,
    'destination.port': Number(port),
    'tcp.handshake': 'completed',
  }).shownBy(line, state.stamp);
  state.drafts.push(state.connection);
}

function notConnected(state: WgetState, [, words = '']: RegExpExecArray, line: TranscriptLine): void {
  const { connection, target } = state;
  if (connection !== null) {
    Object.assign(connection.shownBy(line).facts, connectFailure(words));
    return;
  }
  if (target === null) return;
  const end = { 'process.name': 'wget', 'destination.domain': target.host, 'destination.port': target.port };
  state.drafts.push(new EventDraft('tcp.connection', { ...end, ...connectFailure(words) }).shownBy(line));
}

function noName(state: WgetState, [, name = '']: RegExpExecArray, line: TranscriptLine): void {
  state.drafts.push(new EventDraft('dns.lookup', nameless(name, 'wget')).shownBy(line, state.stamp));
}
