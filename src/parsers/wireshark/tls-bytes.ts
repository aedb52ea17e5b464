import { CONTENT_TYPE, HANDSHAKE_TYPE } from '../../dissect/tls.js';
import { joined, numberBytes, padded, vector, type Bytes } from './byte-parts.js';
import { clientHelloBytes, serverHelloBytes } from './hello-bytes.js';
import type { MessageShown, RecordShown } from './tls-shown.js';

/** Largest fragment of a record (RFC 8446 section 5.1). */
const MAX_FRAGMENT = 16_384;

/**
 * Rebuilds the records of one packet from its dissection; unstated bytes are zeros of the stated length. `cut`: the
 * dissection ends before the packet, so the last message ends with what is stated.
 */
export function tlsBytes(records: readonly RecordShown[], cut: boolean): Bytes {
  const whole = records.filter(({ fragment }) => !fragment);
  return joined(...whole.map((record, at) => recordBytes(record, cut && at === whole.length - 1)));
}

function recordBytes(record: RecordShown, cut: boolean): Bytes {
  if (record.messages.length > 0) return messagesBytes(record, cut);
  const length = Math.min(record.length ?? 0, MAX_FRAGMENT + 2048);
  return joined(header(record, length), padded(fragmentOf(record), length));
}

const header = ({ contentType, version }: RecordShown, length: number): Bytes =>
  joined(numberBytes(contentType, 1), numberBytes(version >> 8 === 3 ? version : 0x0303, 2), numberBytes(length, 2));

function fragmentOf({ contentType, alert }: RecordShown): Bytes {
  if (contentType === CONTENT_TYPE.changeCipherSpec) return numberBytes(1, 1);
  if (alert === null) return new Uint8Array(0);
  return joined(numberBytes(alert.level, 1), numberBytes(alert.description, 1));
}

/**
 * Messages reassembled from several records are shown in the last one; they are divided into as many as needed. A
 * message without a stated end comes last and never ends.
 */
function messagesBytes(record: RecordShown, cut: boolean): Bytes {
  const countable = record.messages.filter((message) => !lacksCertificates(message));
  const messages = [...countable].sort((a, b) => Number(a.incomplete) - Number(b.incomplete));
  const body = joined(...messages.map((message, at) => messageBytes(message, cut && at === messages.length - 1)));
  if (cut) return joined(header(record, Math.max(record.length ?? 0, body.byteLength + 1)), body);
  const parts: Bytes[] = [];
  for (let at = 0; at < body.byteLength; at += MAX_FRAGMENT) {
    const part = body.subarray(at, at + MAX_FRAGMENT);
    parts.push(header(record, part.byteLength), part);
  }
  return joined(...parts);
}

/** A chain that lacks a certificate cannot be counted, so its message is left out. */
const lacksCertificates = ({ type, certificates }: MessageShown): boolean =>
  type === HANDSHAKE_TYPE.certificate &&
  (certificates.length === 0 || certificates.some((der) => der.byteLength === 0));

/** Longer than any handshake of a side, so that later bytes do not complete it. */
const NEVER_ENDS = 0x3fff0;

function messageBytes(message: MessageShown, cut: boolean): Bytes {
  const body = bodyBytes(message);
  const begin = numberBytes(message.type, 1);
  if (message.incomplete) return joined(begin, numberBytes(NEVER_ENDS, 3), body);
  const length = Math.max(message.length ?? 0, body.byteLength + Number(cut));
  return joined(begin, numberBytes(length, 3), cut ? body : padded(body, length));
}

function bodyBytes({ type, fields, certificates }: MessageShown): Bytes {
  if (type === HANDSHAKE_TYPE.clientHello) return clientHelloBytes(fields);
  if (type === HANDSHAKE_TYPE.serverHello) return serverHelloBytes(fields);
  if (type !== HANDSHAKE_TYPE.certificate) return new Uint8Array(0);
  return vector(3, ...certificates.map((der) => vector(3, der)));
}
