import { isAddress } from '../../text/addresses.js';
import type { Facts } from '../../core/event.js';
import { connectFailure } from '../../license/connect-errors.js';
import { CONNECT_TEXTS, SYSTEM_TEXTS as SYSTEM } from '../../license/system-errors.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { resolved, unresolved } from './name-errors.js';

interface Target {
  readonly program: string;
  readonly host: string | undefined;
  readonly port: number | undefined;
}

const OPEN =
  /^Connection to (\S+)(?: \(([\da-fA-F.:]+)\))? (\d+) port .*succeeded!|^(?:\S+ )?(?:\((\S+)\)|(\S+))? ?\[([\d.]+)\] (\d+) \(\S+\) open|^Ncat: Connected to ([\da-fA-F.:]+?):(\d+)\.|^Connected to (\S+?)\.?$/;
const FAILED = new RegExp(
  [
    String.raw`^nc: connect to (\S+)(?: \(([\da-fA-F.:]+)\))? port (\d+) \(tcp\) (?:failed: )?(.+)$`,
    String.raw`^(?:\(UNKNOWN\)|(\S+)) \[([\d.]+)\] (\d+) \(\S+\) : (.+)$`,
    String.raw`^Ncat: (${CONNECT_TEXTS}|TIMEOUT)\.?`,
    String.raw`^telnet: (?:connect to address ([\da-fA-F.:]+): |Unable to connect to remote host: )(.+)$`,
    String.raw`^Connecting To \S+?\.\.\.Could not open connection to the host, on port (\d+): (.+)$`,
    String.raw`^(?:-?bash|sh): (?:line \d+: )?\/dev\/tcp\/(\S+)\/(\d+): (.+)$`,
  ].join('|'),
);
const NAMELESS = new RegExp(
  [
    String.raw`^nc: getaddrinfo(?: for host "(\S+)" port \d+)?: (.+)$`,
    String.raw`^Ncat: Could not resolve hostname "(\S+)": (.+?)\.?(?: QUITTING\.)?$`,
    String.raw`^telnet: could not resolve (\S+?)\/\S+: (.+)$`,
    String.raw`^telnet: (\S+): ((?:${SYSTEM.noName}|Unknown host).*)$`,
    String.raw`^Server lookup failure: +(\S+):\d+, (.+)$`,
    String.raw`^(\S+): forward host lookup failed: (.+)$`,
  ].join('|'),
);

/** `nc -zv`, `ncat`, `telnet`, and `/dev/tcp` of bash: whether a port takes connections. */
export const portProbe: CommandReader = {
  id: 'port-probe',
  commands: ['nc', 'ncat', 'netcat', 'telnet'],
  isManualCheck: true,
  recognise: (output) =>
    output.some((text) => /^(?:Ncat: |nc: connect to |Connection to \S+ \d+ port )/.test(text)) ? 0.8 : 0,
  read(run, emit) {
    const target = targetOf(run);
    let understood = false;
    let failure: { readonly facts: Facts['tcp.connection']; readonly lines: TranscriptLine[] } | null = null;
    for (const line of run.output) {
      const tried = /^Trying ([\da-fA-F.:]+?)\.\.\.$/.exec(line.text)?.[1];
      const nameless = texts(NAMELESS.exec(line.text));
      if (nameless.length > 0) {
        emit.event('dns.lookup', unresolved(target.host ?? nameless[0] ?? '', target.program, line.text), [line]);
        understood = true;
        continue;
      }
      const facts = opened(line.text, target) ?? refused(line.text, target);
      if (facts === null) {
        if (tried !== undefined && target.host !== undefined && !isAddress(target.host))
          emit.event('dns.lookup', resolved(target.host, target.program, [tried]), [line]);
        continue;
      }
      // telnet prints the same for each address, then once more for the host.
      if (failure?.facts['tcp.handshake'] === facts['tcp.handshake'] && facts['destination.ip'] === undefined)
        failure.lines.push(line);
      else {
        if (failure !== null) emitConnection(emit, failure.facts, failure.lines);
        failure = { facts, lines: [line] };
      }
    }
    if (failure !== null) emitConnection(emit, failure.facts, failure.lines);
    return understood || failure !== null;
  },
};

function emitConnection(emit: CommandEmit, facts: Facts['tcp.connection'], lines: readonly TranscriptLine[]): void {
  emit.event('tcp.connection', facts, lines);
}

const texts = (found: RegExpExecArray | null): readonly string[] =>
  (found ?? []).slice(1).filter((text) => typeof text === 'string');

/** Host and port of the command: its last two words that are not options. */
function targetOf({ words }: CommandRun): Target {
  const plain = words
    .slice(1)
    .filter((word, at, all) => !word.startsWith('-') && !/^-[A-Za-z]*[wpsiXxGq]$/.test(all[at - 1] ?? ''));
  const [host, port] = plain.slice(-2);
  const number = Number(port);
  return {
    program: words[0] ?? 'nc',
    host: plain.length > 1 ? host : plain[0],
    port: Number.isInteger(number) && number > 0 ? number : undefined,
  };
}

function connection(
  { program, host, port }: Target,
  seen: Pick<Target, 'host' | 'port'> & { readonly ip: string | undefined },
  how: Pick<Facts['tcp.connection'], 'tcp.handshake' | 'error.code' | 'error.kind'>,
): Facts['tcp.connection'] | null {
  const domain = host ?? seen.host;
  const ip = seen.ip ?? (domain !== undefined && isAddress(domain) ? domain : undefined);
  const number = seen.port ?? port;
  if (number === undefined) return null;
  return {
    'process.name': program,
    ...(domain === undefined ? {} : { 'destination.domain': domain }),
    ...(ip === undefined ? {} : { 'destination.ip': ip }),
    'destination.port': number,
    ...how,
  };
}

function opened(text: string, target: Target): Facts['tcp.connection'] | null {
  const found = OPEN.exec(text);
  if (found === null) return null;
  const [, bsd, bsdIp, bsdPort, , , oldIp, oldPort, ncatIp, ncatPort, telnet] = found;
  const port = bsdPort ?? oldPort ?? ncatPort;
  return connection(
    target,
    { host: bsd ?? telnet, ip: bsdIp ?? oldIp ?? ncatIp, port: port === undefined ? undefined : Number(port) },
    { 'tcp.handshake': 'completed' },
  );
}

function refused(text: string, target: Target): Facts['tcp.connection'] | null {
  const found = FAILED.exec(text);
  if (found === null) return null;
  const [
    ,
    bsd,
    bsdIp,
    bsdPort,
    bsdWords,
    old,
    oldIp,
    oldPort,
    oldWords,
    ncat,
    telnetIp,
    telnet,
    windowsPort,
    windows,
    tcp,
    tcpPort,
    tcpWords,
  ] = found;
  const port = bsdPort ?? oldPort ?? windowsPort ?? tcpPort;
  return connection(
    target,
    { host: bsd ?? old ?? tcp, ip: bsdIp ?? oldIp ?? telnetIp, port: port === undefined ? undefined : Number(port) },
    connectFailure(bsdWords ?? oldWords ?? ncat ?? telnet ?? windows ?? tcpWords ?? ''),
  );
}
