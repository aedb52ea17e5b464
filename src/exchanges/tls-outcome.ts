import { CONTENT_TYPE } from '../parsers/packets/tls.js';
import type { Side } from './connection.js';
import type { TlsView } from './tls-conversation.js';

/** How a handshake went as far as its own records tell: the rest (reset, silence) is TCP's to say. */
export type RecordsOutcome =
  | { readonly is: 'alert'; readonly from: Side; readonly code: number | null }
  | { readonly is: 'finished' }
  | { readonly is: 'open' };

/**
 * Lengths of an encrypted alert of two bytes: TLS 1.3 adds a content type and a tag of 16 bytes (RFC 8446 section 5.2).
 * The shortest Finished is longer by 35 (header 4, hash 32, type 1, tag 16: 53).
 */
const ALERT_LENGTH_13 = 19;

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

/** Where the ServerHello is cut, the records tell: only TLS 1.3 sends application data before the client has answered. */
export function usesTlsThirteen(view: TlsView): boolean {
  const version = view.serverHello?.supportedVersion;
  if (version !== null && version !== undefined) return true;
  if (view.serverHello !== null && !view.serverHello.cutByCapture) return false;
  const first = view.sides.server.encrypted[0];
  return (
    first?.contentType === CONTENT_TYPE.applicationData &&
    !view.sides.client.encrypted.some(({ contentType }) => contentType === CONTENT_TYPE.handshake)
  );
}

function outcome13({ sides, alerts }: TlsView): RecordsOutcome {
  const [own] = sides.client.encrypted;
  // Before its Finished, a client of TLS 1.3 can only send an alert of that length.
  if (own?.length === ALERT_LENGTH_13 && sides.client.encrypted.length === 1)
    return { is: 'alert', from: 'client', code: null };
  const fromClient = alerts.find(({ from }) => from === 'client');
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

/** Application data went both ways; in TLS 1.3 the first records of each side are the handshake's own. */
export function carriedData(view: TlsView): boolean {
  const { client, server } = view.sides;
  if (!usesTlsThirteen(view)) return hasData(client.encrypted) && hasData(server.encrypted);
  return view.answered && client.encrypted.slice(1).some(({ length }) => length !== ALERT_LENGTH_13);
}
