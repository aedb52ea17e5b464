import type { Facts } from '../../core/event.js';
import { present } from '../../core/present.js';
import { deviceErrorKind } from '../../license/device-errors.js';

type Failure = Facts['device.license-failure'];

const PEERS = [
  ['CSLU', /\bCSLU\b|Smart License Utility/i],
  ['SSM', /\bOn-?Prem\b|\bsatellite\b/i],
  ['CSSM', /\bCSSM\b|Smart Software Manager|\bcisco\.com\b/i],
] as const;

/** Facts of a device's message: its reason stands behind the last colon with blanks around it. */
export function deviceFailure(text: string, code?: string): Failure {
  const colon = text.lastIndexOf(' : ');
  const reason = (colon < 0 ? text : text.slice(colon + 3)).trim();
  return present<Failure>({
    'event.code': code,
    'error.message': reason === '' ? text.trim() : reason,
    'error.kind': deviceErrorKind(reason),
    'license.peer': PEERS.find(([, pattern]) => pattern.test(text))?.[0],
  });
}
