import { routerErrorKind } from '../../license/router-errors.js';
import { isAddress } from '../../text/addresses.js';
import type { CommandReader, CommandRun, TranscriptLine } from './command.js';
import { EventDraft } from './event-draft.js';
import { resolved, unresolved } from './name-errors.js';
import { unreachable, type Unreachable } from './unreachable.js';

const PROGRAM = 'ping';
/** `PING ssm.example.com (192.0.2.8) 56(84) bytes of data.`, `Pinging ssm.example.com [192.0.2.8] with 32 bytes of data:` */
const HEAD =
  /^(?:PING (\S+?)\s?(?:\(([\da-fA-F.:]+)\))?[:\s(]|Pinging (\S+)(?: \[([\da-fA-F.:]+)\])? with \d+ bytes|PING6?\([^)]*\) \S+ --> ([\da-fA-F:]+))/;
const COUNTS = /^(\d+) packets transmitted, (\d+)(?: packets)? received|^\s*Packets: Sent = (\d+), Received = (\d+)/;
const ERROR =
  /^(?:From (?:\S+ \()?([\da-fA-F.:]+?)\)?:? (?:icmp_(?:seq|req)[= ]\d+ )?|\d+ bytes from (?:\S+ \()?([\da-fA-F.:]+?)\)?: |Reply from ([\da-fA-F.:]+): )(.+)$/;
const NAME_FAILURE =
  /^ping6?: (?:cannot resolve |unknown host |bad address ')?'?(\S+?)'?(?:: (.+))?$|^Ping request could not find host (\S+?)\. /;

interface PingState {
  readonly errors: Map<string, EventDraft<'icmp.error'>>;
  head: { readonly line: TranscriptLine; readonly name: string; readonly ip: string | null } | null;
}

/** `ping` of iputils, inetutils, BSD and macOS, Windows, and of the manager's CLI (`ping vpn 0 …`). */
export const ping: CommandReader = {
  id: 'ping',
  commands: ['ping', 'ping6'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => HEAD.test(text)) && output.some((text) => COUNTS.test(text)) ? 0.9 : 0),
  read(run, emit) {
    const state: PingState = { errors: new Map(), head: null };
    let understood = false;
    const later: (() => void)[] = [];
    for (const line of run.output) {
      const head = HEAD.exec(line.text);
      if (head !== null) {
        const [, name, ip, windows, windowsIp, ip6] = head;
        const host = name ?? windows ?? ip6 ?? '';
        state.head = { line, name: host, ip: ip ?? windowsIp ?? ip6 ?? (isAddress(host) ? host : null) };
        const { ip: address } = state.head;
        if (address !== null && !isAddress(host)) emit.event('dns.lookup', resolved(host, PROGRAM, [address]), [line]);
        understood = true;
        continue;
      }
      noteError(state, line);
      const counts = COUNTS.exec(line.text);
      if (counts !== null && state.head !== null) {
        const { head: began } = state;
        later.push(() =>
          emit.event('path.pinged', { ...endOf(began, run), ...sizeOf(began, run), ...countsOf(counts, state) }, [
            began.line,
            line,
          ]),
        );
      }
      const nameless = state.head === null ? NAME_FAILURE.exec(line.text) : null;
      if (nameless !== null && !/^(?:connect|sendmsg|socket|local error)/.test(nameless[1] ?? '')) {
        emit.event(
          'dns.lookup',
          unresolved(nameless[1] ?? nameless[3] ?? '', PROGRAM, line.text.replace('unknown host', 'unknown host ')),
          [line],
        );
        understood = true;
      }
    }
    for (const error of state.errors.values()) error.emit(emit);
    for (const one of later) one();
    return understood || state.errors.size > 0;
  },
};

/** Windows counts every reply as received, including a router's `unreachable`. */
function countsOf([, sent, received, windowsSent, windowsReceived]: RegExpExecArray, { errors }: PingState) {
  const refused = [...errors.values()].reduce((sum, { facts }) => sum + facts['icmp.count'], 0);
  return {
    'icmp.sent': Number(sent ?? windowsSent),
    'icmp.received': received === undefined ? Math.max(0, Number(windowsReceived) - refused) : Number(received),
  };
}

function endOf({ name, ip }: NonNullable<PingState['head']>, { words }: CommandRun) {
  const at = words.indexOf('vpn');
  const vpn = at < 0 ? undefined : words[at + 1];
  return {
    ...(isAddress(name) ? {} : { 'destination.domain': name }),
    ...(ip === null ? {} : { 'destination.ip': ip }),
    ...(vpn === undefined ? {} : { 'interface.vpn': vpn }),
  };
}

/** Linux prints both sizes, `1472(1500) bytes`; others print the payload's, 28 bytes less. */
function sizeOf({ line }: NonNullable<PingState['head']>, { words }: CommandRun) {
  const [, payload, whole] = /(?:: | )(\d+)(?:\((\d+)\))? (?:data )?bytes/.exec(line.text) ?? [];
  const size = whole === undefined ? Number(payload) + 28 : Number(whole);
  const command = words.join(' ');
  const whence = / -M (?:do|probe)\b| -Mdo\b| -D\b/.test(command) || (/ -f\b/.test(command) && / -l \d/.test(command));
  return {
    ...(Number.isNaN(size) ? {} : { 'icmp.packet_size': size }),
    ...(whence ? ({ 'ip.dont_fragment': true } as const) : {}),
  };
}

function noteError({ errors, head }: PingState, line: TranscriptLine): void {
  const [, linux, bsd, windows, words = ''] = ERROR.exec(line.text) ?? [];
  const from = linux ?? bsd ?? windows;
  const said = from === undefined ? null : unreachable(words);
  if (from === undefined || said === null) return;
  const key = `${from} ${String(said.type)} ${String(said.code)}`;
  const draft = errors.get(key) ?? new EventDraft('icmp.error', errorFacts(from, said, head));
  if (errors.has(key)) draft.facts['icmp.count']++;
  errors.set(key, draft.shownBy(line));
}

function errorFacts(from: string, { type, code, mtu }: Unreachable, head: PingState['head']) {
  return {
    'process.name': PROGRAM,
    'source.ip': from,
    'icmp.type': type,
    'icmp.code': code,
    'error.kind': routerErrorKind(type, code, 4),
    ...(mtu === undefined ? {} : { 'icmp.mtu': mtu }),
    ...(head === null || isAddress(head.name) ? {} : { 'destination.domain': head.name }),
    ...(head?.ip == null ? {} : { 'quoted.destination.ip': head.ip }),
    'icmp.count': 1,
  };
}
