import type { Facts } from '../../core/event.js';
import { present } from '../../core/present.js';
import { deviceFailure } from '../devices/failure.js';
import type { CommandReader, CommandEmit, TranscriptLine } from './command.js';
import { indented, type IndentedLine } from './indented.js';

const OWN =
  /^\s*(?:Smart Licensing Using Policy(?: Status)?:?|Smart Licensing is (?:ENABLED|DISABLED)|Trust Code Installed:|Usage Reporting:|License Authorization:)/;
const FAILURE = /^(?:Last )?Fail(?:ure|ed)? (?:reason|message): *(\S.*)$/i;
const TRANSPORTS: Readonly<Record<string, Facts['device.license-transport']['license.transport']>> = {
  smart: 'smart',
  cslu: 'cslu',
  callhome: 'callhome',
  'transport off': 'off',
  off: 'off',
};

/** `show license status`, `all` and `tech support` of IOS XE and NX-OS: what the device is set to, and what it reached. */
export const showLicense: CommandReader = {
  id: 'show-license',
  commands: ['show license'],
  recognise: (output) => (output.filter((text) => OWN.test(text)).length > 1 ? 0.95 : 0),
  read({ output }, emit) {
    const lines = indented(output);
    const shown = [emitTransport(lines, emit), emitState(lines, emit), emitFailures(lines, emit)];
    return shown.includes(true);
  },
};

/** The value of a field below a heading: `Transport:` > `Type: cslu`. */
function valueIn(lines: readonly IndentedLine[], within: RegExp, name: RegExp): IndentedLine | undefined {
  return lines.find((line) => name.test(line.name) && line.value !== '' && line.path.some((part) => within.test(part)));
}

function emitTransport(lines: readonly IndentedLine[], emit: CommandEmit): boolean {
  const of = (name: RegExp): IndentedLine | undefined => valueIn(lines, /^Transport$/i, name);
  const [type, url, vrf] = [of(/^Type$/i), of(/^(?:(?:default )?URL|Cslu address|Registration URL)$/i), of(/^VRF$/i)];
  const proxy = valueIn(lines, /^Proxy$/i, /^Address$/i);
  const port = valueIn(lines, /^Proxy$/i, /^Port$/i);
  const seen = [type, url, vrf, proxy, port].flatMap((line) => (line === undefined ? [] : [line.line]));
  if (type === undefined && url === undefined) return false;
  const facts = present<Facts['device.license-transport']>({
    'license.transport': TRANSPORTS[type?.value.toLowerCase() ?? ''],
    ...targetOf(url),
    'device.vrf': setValue(vrf),
    'proxy.address': setValue(proxy),
    'proxy.port': setValue(proxy) === undefined || !/^\d+$/.test(port?.value ?? '') ? undefined : Number(port?.value),
  });
  emit.event('device.license-transport', facts, seen);
  return true;
}

function targetOf(line: IndentedLine | undefined): Partial<Facts['device.license-transport']> {
  const full = setValue(line);
  const found = /^https?:\/\/(\[[\da-f:]+\]|[^/:?\s]+)(?::(\d+))?/i.exec(full ?? '');
  if (full === undefined || found === null) return full === undefined ? {} : { 'url.full': full };
  const domain = (found[1] ?? '').replace(/^\[|\]$/g, '');
  return {
    'url.full': full,
    'url.domain': domain,
    ...(found[2] === undefined ? {} : { 'url.port': Number(found[2]) }),
  };
}

/** What stands for nothing: `<none>`, `Not Configured`. */
function setValue(line: IndentedLine | undefined): string | undefined {
  return line === undefined || /^(?:<(?:none|empty)>|not configured|none|n\/a)$/i.test(line.value)
    ? undefined
    : line.value;
}

function emitState(lines: readonly IndentedLine[], emit: CommandEmit): boolean {
  const own = (name: RegExp): IndentedLine | undefined => lines.find((line) => name.test(line.name));
  const trust = own(/^Trust Code Installed$/i);
  const acknowledged = own(/^Last ACK received$/i);
  const sent = own(/^Last report push$/i);
  const deadline = own(/^Next ACK deadline$/i);
  const seen = [trust, acknowledged, sent, deadline].flatMap((line) => (line === undefined ? [] : [line.line]));
  if (seen.length === 0) return false;
  const said = (line: IndentedLine | undefined): string | undefined =>
    line === undefined ? undefined : (setValue(line) ?? 'none');
  const facts = present<Facts['device.license-state']>({
    'license.trust_code': trust === undefined ? undefined : trust.value === '' || setValue(trust) !== undefined,
    'license.report.acknowledged': said(acknowledged),
    'license.report.sent': said(sent),
    'license.report.deadline': said(deadline),
  });
  emit.event('device.license-state', facts, seen);
  return true;
}

/** Each reason once: several sections repeat it. */
function emitFailures(lines: readonly IndentedLine[], emit: CommandEmit): boolean {
  const reasons = new Map<string, TranscriptLine>();
  for (const { line } of lines) {
    const reason = FAILURE.exec(line.text.trim())?.[1]?.trim() ?? '';
    if (reason !== '' && !/^<?none>?$/i.test(reason) && !reasons.has(reason)) reasons.set(reason, line);
  }
  for (const [reason, line] of reasons) emit.event('device.license-failure', deviceFailure(reason), [line]);
  return reasons.size > 0;
}
