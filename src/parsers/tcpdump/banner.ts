/** Settings of the capture, from the lines around its packets. */
export interface CaptureSettings {
  readonly interface?: string;
  readonly filter?: string;
  readonly snapLength?: number;
  readonly vpn?: string;
  readonly linkType?: string;
  readonly host?: string;
  readonly captured?: number;
  readonly dropped?: number;
  /** Names or numbers are not looked up (`-n`), sequence numbers are absolute (`-S`). */
  readonly absoluteSequence?: true;
}

const LISTENING =
  /^(?:tcpdump: )?listening on ([^\s,]+), link-type (\S+)(?: \(([^)]*)\))?, (?:capture size|snapshot length) (\d+)/;
const READING = /^(?:tcpdump: )?reading from (?:file|PCAP-NG file) (\S+), link-type (\S+)/;
const COUNT = /^(\d+) packets? (captured|shown|received by filter|dropped by kernel|dropped by interface)$/;
/** The manager's CLI echoes its prompt and then shows the command that it runs. */
const PROMPT = /^(?:\[?\w[\w.-]*@)?([A-Za-z0-9][\w.-]*)(?:[ :][^#$>]*)?[#$>] ?(?:sudo )?tcpdump\b(.*)$/;
/** A Cisco ASA: `fw-1# show capture outside detail`. */
const FIREWALL = /^([A-Za-z0-9][\w.-]*)(?:\/[\w.-]+){0,3}(?:\(config[^)\s]*\))?[#>] ?sh(?:ow)? cap(?:ture)?\b/;
const COMMAND = /^(?:sudo )?tcpdump (-.*)$/;
const NOISE =
  /^(?:(?:tcpdump: )?listening on \S+$|tcpdump: (?:verbose output suppressed|WARNING|data link type|.*link-type)|dropped privs to |\^C|Warning: )/;

/** Reads a line that is no packet; null if it is neither tcpdump's nor the shell's. */
export function readBanner(text: string): CaptureSettings | null {
  const line = text.trim();
  return listening(line) ?? count(line) ?? command(line) ?? (NOISE.test(line) ? {} : null);
}

function listening(line: string): CaptureSettings | null {
  const match = LISTENING.exec(line);
  if (match !== null) {
    const [, name, linkType = '', , size] = match;
    return { ...(name === undefined ? {} : { interface: name }), linkType, snapLength: Number(size) };
  }
  const reading = READING.exec(line);
  return reading === null ? null : { linkType: reading[2] ?? '' };
}

function count(line: string): CaptureSettings | null {
  const match = COUNT.exec(line);
  if (match === null) return null;
  const [, number, what = ''] = match;
  if (what === 'captured') return { captured: Number(number) };
  return what.startsWith('dropped by kernel') ? { dropped: Number(number) } : {};
}

function command(line: string): CaptureSettings | null {
  const prompt = PROMPT.exec(line);
  if (prompt !== null) {
    const [, host, rest = ''] = prompt;
    return { ...(host === undefined ? {} : { host }), ...wrapperSettings(rest), ...optionSettings(rest) };
  }
  const firewall = FIREWALL.exec(line)?.[1];
  if (firewall !== undefined) return { host: firewall };
  const run = COMMAND.exec(line);
  return run === null ? null : optionSettings(run[1] ?? '');
}

/** `tcpdump vpn 0 interface eth0 options "host 192.0.2.8 -nn -vv"` */
function wrapperSettings(rest: string): CaptureSettings {
  const vpn = /\bvpn (\d+)/.exec(rest)?.[1];
  const name = /\binterface (\S+)/.exec(rest)?.[1];
  const options = /\boptions ["']?([^"']*)/.exec(rest)?.[1];
  return {
    ...(vpn === undefined ? {} : { vpn }),
    ...(name === undefined ? {} : { interface: name }),
    ...(options === undefined ? {} : optionSettings(options)),
  };
}

/** Options with a value, which must not be read as part of the filter. */
const WITH_VALUE = /^-[a-zA-Z]*[BcCDEFGijmMQrsTVwWyzZ]$/;

/** `-p -i eth0 -s 128 host 192.0.2.8 -nn -vv in VPN 0`: anything but options is the filter. */
function optionSettings(rest: string): CaptureSettings {
  if (/\boptions? /.test(rest)) return {};
  const vpn = /\bin VPN (\S+)\s*$/.exec(rest)?.[1];
  const words = rest
    .replace(/\bin VPN \S+\s*$/, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const filter: string[] = [];
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) filter.push(word.replace(/^['"(]+|(?<!['")])['")]+$/g, ''));
    else if (WITH_VALUE.test(word)) values.set(word.slice(-1), words[(at += 1)] ?? '');
  }
  return {
    ...(vpn === undefined ? {} : { vpn }),
    ...(values.has('i') ? { interface: values.get('i') ?? '' } : {}),
    ...(values.has('s') ? { snapLength: Number(values.get('s')) } : {}),
    ...(filter.length > 0 && !/^vpn\b/.test(filter[0] ?? '') ? { filter: filter.join(' ') } : {}),
    ...(words.some((word) => /^-[a-zA-Z]*S/.test(word)) ? { absoluteSequence: true as const } : {}),
  };
}
