import type { AnyEvent, Facts, Kind } from '../../core/event.js';
import type { DeviceErrorKind } from '../../events/errors.js';
import { endpoint, labelled, listed, phrase, withDetails } from './parts.js';

/** What a device's error means, its causes with the likeliest first, and what would decide between them. */
interface Reason {
  readonly means: string;
  readonly causes: readonly string[];
  readonly decides: string;
}

const SHOW = '`show license status` (transport and URL), ';

const REASONS: Readonly<Record<DeviceErrorKind, Reason>> = {
  'name-not-resolved': {
    means: 'The device got no address for the host of its license URL.',
    causes: [
      'no name server is configured in the VRF that the device uses',
      'the name in the URL is misspelt or not in DNS',
      'the name server does not answer the device',
    ],
    decides: `${SHOW}\`show running-config | include name-server|domain lookup\` and a \`ping\` of that host on the device`,
  },
  'connect-timed-out': {
    means: 'The device got no reply to its connection request.',
    causes: [
      'a firewall on the way drops it',
      'the route or the source interface of the device is not the right one',
      'the host of the URL is down',
    ],
    decides: `${SHOW}\`telnet HOST PORT /vrf NAME\` on the device and a capture at the host of the URL`,
  },
  'connection-refused': {
    means: 'The host of the license URL was reached and refused the connection.',
    causes: ['the port in the URL is not the one that the service listens on', 'the service is stopped'],
    decides: `${SHOW}and the listening ports of the host in that URL`,
  },
  'no-route': {
    means: 'The device could not open a connection to the host of its license URL.',
    causes: [
      'the device has no route to it in the VRF that it uses',
      'a firewall on the way refuses it',
      'the host of the URL is down',
    ],
    decides: `${SHOW}\`show ip route vrf NAME ADDRESS\` and a \`ping\` with the source interface on the device`,
  },
  certificate: {
    means: 'The device reached the server and does not accept its certificate, or cannot check it.',
    causes: [
      'the trust pool or trustpoint of the device lacks the issuer',
      "the name in the certificate is not the URL's",
      'the clock of the device is wrong',
      'the revocation list cannot be fetched',
    ],
    decides: '`show crypto pki trustpoints`, `show clock` and `debug crypto pki transactions` on the device',
  },
  tls: {
    means: 'The device reached the server, and the TLS handshake failed.',
    causes: [
      'device and server have no TLS version or cipher in common',
      'the device does not trust the certificate',
      'something on the way ends the handshake',
    ],
    decides: 'a capture of one report at the device',
  },
  proxy: {
    means: 'The proxy of the device is the reason.',
    causes: [
      'the proxy refuses the target or wants credentials',
      'the address or port of the proxy is not the right one',
    ],
    decides: `${SHOW}and the access log of the proxy`,
  },
  'server-error': {
    means: 'The device got an HTTP answer that is an error, or could not send its message over HTTP.',
    causes: [
      'the path in the URL is not that of the transport in use',
      'the license server is not ready or not registered',
      'a proxy answered',
    ],
    decides: `${SHOW}and the access log of the host in that URL`,
  },
  'no-answer': {
    means: 'The device waited for an answer, and none came in time.',
    causes: [
      'a firewall on the way drops the packets',
      'the license server is slow or down',
      'the route back to the device is missing',
    ],
    decides: `${SHOW}and a capture at the host of the URL`,
  },
  'not-accepted': {
    means: 'The license server was reached and did not accept the device.',
    causes: [
      'the ID token is expired or of another account',
      'the device is registered elsewhere',
      'clock of device and server are more than an hour apart',
    ],
    decides: 'the event log of the license server for this device, and `show clock` on the device',
  },
  unspecified: {
    means: 'The message says that the communication failed, and not why.',
    causes: [
      'the device cannot reach the host of its license URL (name, route, firewall)',
      'transport or URL are not set for the license server in use',
      'the server does not acknowledge the reports',
    ],
    decides: `${SHOW}\`show license tech support\` (failure reasons) and \`show logging | include SMART_LIC\``,
  },
  other: {
    means: 'The reason in the message is of no known kind.',
    causes: [
      'the device cannot reach the host of its license URL',
      'transport or URL are not set for the license server in use',
    ],
    decides: `${SHOW}and \`show license tech support\``,
  },
};

/** A device's line is about its own reports: the manager has its own way to the license server, on another port. */
const OF_DEVICE =
  "This is a device's own license reporting. It shows nothing of the manager's license sync, which is a connection of its own to the API of the license server.";

const TRANSPORTS: Readonly<Record<NonNullable<Facts['device.license-transport']['license.transport']>, string>> = {
  smart: 'smart (HTTPS straight to the URL)',
  cslu: 'cslu (to a CSLU, or to an SSM On-Prem that takes its place)',
  callhome: 'callhome (by the profile of Call Home)',
  off: 'off (reports are moved by hand)',
};

type DeviceKind = Extract<Kind, `device.${string}`>;

/** Words for what a device shows of its own licensing. */
export const DEVICE_WORDS: { readonly [K in DeviceKind]: (facts: Facts[K]) => string } = {
  'device.license-failure': (facts) =>
    withDetails(
      phrase('the license agent of a device reported a failure:', facts['error.message']),
      labelled('message', facts['event.code']),
      labelled('about its communication with the', facts['license.peer']),
    ),
  'device.license-transport': (facts) =>
    phrase(
      'the device reports its licenses by transport',
      facts['license.transport'] === undefined ? 'unknown' : TRANSPORTS[facts['license.transport']],
      facts['url.full'] === undefined ? 'to no URL that is set' : `to ${facts['url.full']}`,
      labelled('in VRF', facts['device.vrf']),
      labelled(
        'through the proxy',
        facts['proxy.address'] === undefined ? undefined : endpoint(facts['proxy.address'], facts['proxy.port']),
      ),
    ),
  'device.license-state': sayState,
};

function sayState(facts: Facts['device.license-state']): string {
  const trust = facts['license.trust_code'];
  const done = (label: string, value: string | undefined): string =>
    value === undefined ? '' : value === 'none' ? `no ${label}` : `${label} ${value}`;
  const parts = [
    trust === undefined ? '' : trust ? 'a trust code is installed' : 'no trust code is installed',
    done('report sent', facts['license.report.sent']),
    done('acknowledgement received', facts['license.report.acknowledged']),
    facts['license.report.deadline'] === undefined || facts['license.report.deadline'] === 'none'
      ? ''
      : `the next acknowledgement is due by ${facts['license.report.deadline']}`,
  ];
  return `of its reports the device shows: ${listed(parts.filter((part) => part !== ''))}`;
}

/** What a device's line means by itself. */
export function deviceMeaning(event: AnyEvent): readonly string[] {
  if (event.kind === 'device.license-failure')
    return [REASONS[event.facts['error.kind']].means, ...peerWords(event.facts), OF_DEVICE];
  if (event.kind === 'device.license-state' && event.facts['license.report.acknowledged'] === 'none')
    return ['No report of this device was acknowledged yet.', OF_DEVICE];
  return [OF_DEVICE];
}

/** CSLU in the text is the name of the transport, not proof that one is in use. */
function peerWords({ 'license.peer': peer }: Facts['device.license-failure']): readonly string[] {
  return peer === 'CSLU'
    ? ['The text names the CSLU because that is the transport of the device; the URL may be that of an SSM On-Prem.']
    : [];
}

/** Causes of a device's failure, the likeliest first, and what decides; null for what states none. */
export function deviceCauses(event: AnyEvent): Pick<Reason, 'causes' | 'decides'> | null {
  return event.kind === 'device.license-failure' ? REASONS[event.facts['error.kind']] : null;
}
