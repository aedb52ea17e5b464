import type { DeviceErrorKind } from '../events/errors.js';
import { SYSTEM_TEXTS as SYSTEM } from './system-errors.js';

/**
 * What a device says of a failed report of its license usage, by the reason at the end of its message (Cisco, "System
 * Messages" of IOS XE, and the troubleshooting pages of Smart Licensing Using Policy). The first match counts.
 */
const KINDS: readonly (readonly [RegExp, DeviceErrorKind])[] = [
  [new RegExp(`resolve|missing dns|unknown host|${SYSTEM.noName}|${SYSTEM.tryAgain}`, 'i'), 'name-not-resolved'],
  [/certificate|\bcert\b|trust ?point|\bPKI\b|\bCRL\b|signature|\bsigner\b/i, 'certificate'],
  [/\b(?:SSL|TLS)\b|handshake/i, 'tls'],
  [/\bproxy\b/i, 'proxy'],
  [new RegExp(SYSTEM.refused, 'i'), 'connection-refused'],
  [new RegExp(`${SYSTEM.timedOut}|connect(?:ion)? timed? ?-?out`, 'i'), 'connect-timed-out'],
  [
    new RegExp(
      `unreachable|${SYSTEM.noRoute}|${SYSTEM.noNetwork}|(?:could ?n[o']t|can ?not|fail(?:ed)? to|unable to) (?:connect|reach|open)`,
      'i',
    ),
    'no-route',
  ],
  [/timed? ?-?out|no (?:response|reply|answer)|not respond/i, 'no-answer'],
  [/\btoken\b|not (?:found in|registered|authori[sz]ed|allowed|valid)|invalid|reject|denied|mismatch/i, 'not-accepted'],
  [/\bHTTP\b|server error|(?<!\d)[45]\d\d(?!\d)|response code|fail(?:ed)? to send/i, 'server-error'],
  [/^(?:communications? failure)?\.?$|no detailed information|unknown (?:error|reason)/i, 'unspecified'],
];

/** The error in a device's reason. */
export function deviceErrorKind(reason: string): DeviceErrorKind {
  return KINDS.find(([text]) => text.test(reason.trim()))?.[1] ?? 'other';
}
