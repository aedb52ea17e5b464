import type { CommandReader, CommandRun, CommandEmit } from './command.js';

/**
 * A peer as ntpq prints it (ntpq-subs.c), numbered on a Viptela device. Delay, offset and jitter are in milliseconds.
 */
const PEER =
  /^\s*(?:\d+\s+)?([*#o+x.-]?)~?([\w.:-]+)\s+(\S+)\s+(\d{1,2})\s+(?:[a-zA-Z-]\s+)?(?:\S+)\s+(\d+[mhd]?)\s+([0-7]{1,3})\s+(-?[\d.]+)\s+([+-]?[\d.]+)\s+([\d.]+)/;
const HEADING = /\bREMOTE\s+REFID\s+ST\b|\baddress\s+ref clock\s+st\b/i;
const ASSOCIATIONS = /\bASSOCID\s+STATUS\s+CONF\b|\bassid\s+status\s+conf\b/i;

/** NTP by ntpd: `ntpq -p`, `show ntp peer`, `show ntp associations`; `show ntp status` of IOS. */
export const showNtp: CommandReader = {
  id: 'show-ntp',
  commands: ['ntpq', 'show ntp', 'show sdwan ntp'],
  recognise: (output) =>
    output.slice(0, 5).some((text) => HEADING.test(text) || /\bASSOCID\s+STATUS\s+CONF\b/.test(text)) ? 0.9 : 0,
  read: (run, emit) => readPeers(run, emit) || readAssociations(run, emit) || readStatus(run, emit),
};

/** ntpd follows the peer marked `*`, or `o` with a pulse per second. */
function readPeers({ output }: CommandRun, emit: CommandEmit): boolean {
  const heading = output.find(({ text }) => HEADING.test(text));
  if (heading === undefined) return false;
  const peers = output.filter(({ number, text }) => number > heading.number && PEER.test(text));
  const followed = peers.find(({ text }) => /^[*o]$/.test(PEER.exec(text)?.[1] ?? ''));
  if (followed === undefined) {
    emit.event('host.clock', { 'clock.synchronised': false }, peers.length > 0 ? peers : [heading]);
    return true;
  }
  const [, , server = '', , stratum, , , , offset] = PEER.exec(followed.text) ?? [];
  // RFC 5905 section 8: a positive offset means that the server's clock is ahead of the host's.
  const micros = Math.round(Number(offset) * 1000);
  emit.event(
    'host.clock',
    {
      'clock.synchronised': true,
      'clock.offset': micros === 0 ? 0 : -micros,
      'ntp.server': server,
      'ntp.stratum': Number(stratum),
    },
    [followed],
  );
  return true;
}

function readAssociations({ output }: CommandRun, emit: CommandEmit): boolean {
  const heading = output.find(({ text }) => ASSOCIATIONS.test(text));
  if (heading === undefined) return false;
  const rows = output.filter(
    ({ number, text }) => number > heading.number && /^\s*\d+\s+\d+\s+[0-9a-f]{4}\s/.test(text),
  );
  const followed = rows.find(({ text }) => /\s(?:sys|pps)\.peer\s/.test(text));
  const shown = followed === undefined ? rows : [followed];
  emit.event('host.clock', { 'clock.synchronised': followed !== undefined }, shown.length > 0 ? shown : [heading]);
  return true;
}

function readStatus({ output }: CommandRun, emit: CommandEmit): boolean {
  for (const line of output) {
    const found = /^\s*Clock is (un)?synchronized(?:, stratum (\d+))?(?:, reference is (\S+))?/.exec(line.text);
    if (found === null) continue;
    const [, not, stratum, server] = found;
    emit.event(
      'host.clock',
      {
        'clock.synchronised': not === undefined,
        ...(server === undefined || not !== undefined ? {} : { 'ntp.server': server }),
        ...(stratum === undefined ? {} : { 'ntp.stratum': Number(stratum) }),
      },
      [line],
    );
    return true;
  }
  return false;
}
