import { tlsAlertName } from '../../dissect/tls-alerts.js';
import { CONTENT_TYPE, HANDSHAKE_TYPE } from '../../dissect/tls.js';
import type { Field } from './fields.js';
import type { MessageShown, RecordShown } from './tls-shown.js';

/** Handshake messages by their names in the Info column. */
const MESSAGES: Readonly<Record<string, number>> = {
  'client hello': HANDSHAKE_TYPE.clientHello,
  'server hello': HANDSHAKE_TYPE.serverHello,
  'hello retry request': HANDSHAKE_TYPE.serverHello,
  'server key exchange': HANDSHAKE_TYPE.serverKeyExchange,
  'certificate request': HANDSHAKE_TYPE.certificateRequest,
  'server hello done': HANDSHAKE_TYPE.serverHelloDone,
  'certificate status': HANDSHAKE_TYPE.certificateStatus,
};

/** Records shown by name only. */
const RECORDS: Readonly<Record<string, number>> = {
  'change cipher spec': CONTENT_TYPE.changeCipherSpec,
  'encrypted handshake message': CONTENT_TYPE.handshake,
  finished: CONTENT_TYPE.handshake,
  'encrypted alert': CONTENT_TYPE.alert,
  'application data': CONTENT_TYPE.applicationData,
};

const ALERT = /Alert \(Level: (Warning|Fatal), Description: ([^)]{0,80})\)/g;

/** The fixed random of a HelloRetryRequest (RFC 8446 section 4.1.3). */
const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/** The records in the Info column, in order. `protocol` is the Protocol column. */
export function tlsInfo(info: string, protocol: string): readonly RecordShown[] {
  const alerts = [...info.matchAll(ALERT)].map(([, level, description = '']) =>
    alertOf(level === 'Fatal' ? 2 : 1, description),
  );
  const text = info.replace(ALERT, 'Alert').replace(/\[[^\]]{0,400}\]/g, '');
  const records: RecordShown[] = [];
  for (const item of text.split(',')) {
    const name = item
      .trim()
      .toLowerCase()
      .replace(/ \(.{0,200}\)$/, '');
    const type = MESSAGES[name];
    const record = RECORDS[name];
    if (type !== undefined) addMessage(records, messageOf(type, name, item, protocol));
    else if (record !== undefined) records.push(newRecord(record));
    else if (name === 'alert')
      records.push({ ...newRecord(CONTENT_TYPE.alert), alert: alerts.shift() ?? null, length: 2 });
  }
  return records;
}

const newRecord = (contentType: number): RecordShown => ({
  contentType,
  version: 0x0303,
  length: contentType === CONTENT_TYPE.changeCipherSpec ? 1 : null,
  messages: [],
  alert: null,
  fragment: false,
});

function addMessage(records: RecordShown[], message: MessageShown): void {
  const last = records.at(-1);
  if (last?.contentType === CONTENT_TYPE.handshake && last.messages.length > 0) last.messages.push(message);
  else records.push({ ...newRecord(CONTENT_TYPE.handshake), messages: [message] });
}

/** Of a hello, the list shows only the server name (4.2 and later) and the negotiated version. */
function messageOf(type: number, name: string, item: string, protocol: string): MessageShown {
  const fields: Field[] = [];
  const extension = (number: string): void => {
    fields.push({ name: 'tls_handshake_extension_type', value: number });
  };
  const server = /\(SNI=([^()]+)\)/.exec(item)?.[1];
  if (server !== undefined) {
    extension('0');
    fields.push({ name: 'tls_handshake_extensions_server_name', value: server });
  }
  if (type === HANDSHAKE_TYPE.serverHello && protocol === 'TLSv1.3') {
    extension('43');
    fields.push({ name: 'tls_handshake_extensions_supported_version', value: '0x0304' });
  }
  const isRetry = name === 'hello retry request';
  if (isRetry) fields.unshift({ name: 'tls_handshake_random', value: RETRY_RANDOM });
  const isHello = type === HANDSHAKE_TYPE.clientHello || type === HANDSHAKE_TYPE.serverHello;
  return { type, length: null, fields, certificates: [], incomplete: isHello && !isRetry };
}

/** Wireshark writes the registry's names with blanks: `Unknown CA`. */
function alertOf(level: number, words: string): RecordShown['alert'] {
  const name = words.trim().toLowerCase().replaceAll(' ', '_').replaceAll('cancelled', 'canceled');
  for (let description = 0; description <= 120; description += 1)
    if (tlsAlertName(description) === name) return { level, description };
  return null;
}

/** Divides a segment's bytes among the records without a stated length. */
export function withLengths(records: readonly RecordShown[], total: number): readonly RecordShown[] {
  const open = records.filter(({ length, messages }) => length === null && messages.length === 0);
  const known = records.reduce((sum, { length }) => sum + (length ?? 0), 0);
  const share = Math.floor((total - known - 5 * records.length) / Math.max(1, open.length));
  return records.map((record) => (open.includes(record) ? { ...record, length: Math.max(1, share) } : record));
}
