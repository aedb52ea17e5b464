import { bytesIn, numberIn, type Field } from './fields.js';
import { CONTENT_TYPE } from '../../dissect/tls.js';

/** One handshake message in a dissection. */
export interface MessageShown {
  readonly type: number;
  /** Length of its body; null if not stated. */
  length: number | null;
  readonly fields: Field[];
  /** In DER; empty for one that the export cut. */
  certificates: readonly Uint8Array[];
  /** True if part of it is not stated. */
  incomplete: boolean;
}

/** One record in a dissection. */
export interface RecordShown {
  readonly contentType: number;
  version: number;
  /** Length of its fragment; null if not stated. */
  length: number | null;
  readonly messages: MessageShown[];
  alert: { level: number; description: number } | null;
  /** True for a part of a message that is shown at its last record. */
  fragment: boolean;
}

/** Reads the records of a packet from its fields, in order. */
export function tlsShown(fields: readonly Field[]): readonly RecordShown[] {
  const records: RecordShown[] = [];
  for (const field of fields) {
    if (!field.name.startsWith('tls_') && !field.name.startsWith('x509_')) continue;
    const begun = beginning(field, records);
    if (begun !== null) records.push(begun);
    const record = records.at(-1);
    if (record !== undefined) intoRecord(record, field);
  }
  return records;
}

function newRecord(contentType: number): RecordShown {
  return { contentType, version: 0x0303, length: null, messages: [], alert: null, fragment: false };
}

function beginning({ name, value }: Field, records: readonly RecordShown[]): RecordShown | null {
  if (name === 'tls_record_content_type' || name === 'tls_record_opaque_type') {
    const contentType = numberIn(value);
    return contentType === null ? null : newRecord(contentType);
  }
  const last = records.at(-1);
  // Columns may leave the record out.
  if (name === 'tls_handshake_type' && (last === undefined || last.contentType !== CONTENT_TYPE.handshake))
    return newRecord(CONTENT_TYPE.handshake);
  if (name === 'tls_alert_message_desc' && last?.contentType !== CONTENT_TYPE.alert)
    return newRecord(CONTENT_TYPE.alert);
  return null;
}

function intoRecord(record: RecordShown, field: Field): void {
  const { name, value } = field;
  const number = numberIn(value);
  const message = record.messages.at(-1);
  if (name === 'tls_record_version') record.version = number ?? record.version;
  else if (name === 'tls_record_length') record.length = number;
  else if (name === 'tls_handshake_fragment') record.fragment = true;
  else if (name === 'tls_alert_message_level') record.alert = { level: number ?? 2, description: 0 };
  else if (name === 'tls_alert_message_desc')
    record.alert = { level: record.alert?.level ?? 2, description: number ?? 0 };
  else if (name === 'tls_handshake_type') {
    if (number !== null)
      record.messages.push({ type: number, length: null, fields: [], certificates: [], incomplete: false });
  } else if (message === undefined) return;
  else if (name === 'tls_handshake_length') message.length = number;
  else if (name === 'tls_handshake_incomplete') message.incomplete = true;
  else if (name === 'tls_handshake_certificate') message.certificates = [...message.certificates, certificate(value)];
  else if (name === 'x509_rebuilt') message.certificates = [...message.certificates.slice(0, -1), certificate(value)];
  else message.fields.push(field);
}

/** DER bytes; empty if the export cut them. */
const certificate = (text: string): Uint8Array => bytesIn(text) ?? new Uint8Array(0);
