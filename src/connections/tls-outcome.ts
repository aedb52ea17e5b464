import { ALERTS_13, CONTENT_TYPE } from '../dissect/tls.js';
import type { Side } from './connection.js';
import type { TlsView } from './tls-conversation.js';

/** Outcome of a handshake by its own records; TCP decides the rest (reset, silence). */
export type RecordsOutcome =
  | { readonly is: 'alert'; readonly from: Side; readonly code: number | null }
  | { readonly is: 'finished' }
  | { readonly is: 'open' };

const CLOSE_NOTIFY = 0;
const USER_CANCELED = 90;

/** Judges the records of both sides. */
export function recordsOutcome(view: TlsView): RecordsOutcome {
  const clear = view.alerts.find(
    ({ code, fatal }) => code !== null && fatal && code !== CLOSE_NOTIFY && code !== USER_CANCELED,
  );
  if (clear !== undefined) return { is: 'alert', from: clear.from, code: clear.code };
  return usesTlsThirteen(view) ? outcome13(view) : outcome12(view);
}

/**
 * If the ServerHello is cut, the records decide: TLS 1.2 sends its key exchange in clear and its Finished as a
 * handshake record; TLS 1.3 sends both as application data.
 */
export function usesTlsThirteen(view: TlsView): boolean {
  const { serverHello, sides, keyExchange } = view;
  if (serverHello !== null && serverHello.supportedVersion !== null) return true;
  if (keyExchange || (serverHello !== null && !serverHello.cutByCapture)) return false;
  const first = sides.client.encrypted[0] ?? sides.server.encrypted[0];
  return first?.contentType === CONTENT_TYPE.applicationData;
}

function outcome13({ sides, alerts }: TlsView): RecordsOutcome {
  const [own] = sides.client.encrypted;
  // Before its Finished, a client of TLS 1.3 can only send an alert of that length.
  if (own !== undefined && sides.client.encrypted.every(({ length }) => ALERTS_13.has(length)))
    return { is: 'alert', from: 'client', code: null };
  const fromClient = alerts.find(({ from, code }) => from === 'client' && code === null);
  if (own === undefined) return fromClient === undefined ? { is: 'open' } : { is: 'alert', from: 'client', code: null };
  return { is: 'finished' };
}

function outcome12({ sides, alerts }: TlsView): RecordsOutcome {
  const { client, server } = sides;
  if (bothFinished(client.encrypted) && bothFinished(server.encrypted)) return { is: 'finished' };
  if (hasData(client.encrypted) && hasData(server.encrypted)) return { is: 'finished' };
  const alert = alerts.find(({ code }) => code === null);
  return alert === undefined ? { is: 'open' } : { is: 'alert', from: alert.from, code: alert.code };
}

type Encrypted = TlsView['sides']['client']['encrypted'];

const bothFinished = (records: Encrypted): boolean =>
  records.some(({ contentType }) => contentType === CONTENT_TYPE.handshake);
const hasData = (records: Encrypted): boolean =>
  records.some(({ contentType }) => contentType === CONTENT_TYPE.applicationData);

/** Application data was sent both ways; in TLS 1.3 the first records of each side belong to the handshake. */
export function carriedData(view: TlsView): boolean {
  const { client, server } = view.sides;
  if (!usesTlsThirteen(view)) return hasData(client.encrypted) && hasData(server.encrypted);
  return view.answered && sentData(view);
}

/** The client sent application data; in TLS 1.3, more than its Finished and alerts. */
export function sentData(view: TlsView): boolean {
  const { encrypted } = view.sides.client;
  if (!usesTlsThirteen(view)) return hasData(encrypted);
  return encrypted.slice(1).some(({ length }) => !ALERTS_13.has(length));
}
