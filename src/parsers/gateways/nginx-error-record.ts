import { grammar, type Captures } from '../../text/grammar.js';
import type { Stamp } from '../../core/time.js';
import { requestLine, type RequestLine } from './request-line.js';
import { nginxErrorStamp } from './nginx-stamp.js';

/** One line of an error log; what is missing or cut off is null. */
export interface ErrorRecord {
  readonly stamp: Stamp | null;
  readonly level: string;
  readonly pid: number;
  readonly tid: number;
  readonly connection: number | null;
  readonly message: string;
  /** What nginx was doing, after ` while `. */
  readonly action: string | null;
  /** The system's error number, as in `(111: Connection refused)`. */
  readonly errno: number | null;
  /** OpenSSL's packed error code in hexadecimal, as in `error:0A000102:`; the first of several. */
  readonly opensslError: string | null;
  /** The peer's TLS alert (RFC 8446 section 6). */
  readonly tlsAlert: number | null;
  /** OpenSSL's certificate verification error (x509_vfy.h), as in `verify error: (18:self-signed certificate)`. */
  readonly verifyError: number | null;
  readonly verifyText: string | null;
  readonly client: string | null;
  readonly server: string | null;
  readonly requestText: string | null;
  readonly request: RequestLine | null;
  readonly upstream: string | null;
  readonly host: string | null;
  readonly referrer: string | null;
}

/**
 * `YYYY/MM/DD HH:MM:SS [level] pid#tid: *cid message, client: …` (ngx_log.c, ngx_http_log_error_handler). A line has
 * 2,048 bytes at most, so the last field may be cut. nginx does not escape the request: it ends at the next field.
 */
const ERROR_LINE = grammar(
  String.raw`^ {{stamp}} \ \[ (?<level>[a-z]+) \] \ (?<pid>\d+) \# (?<tid>\d+) : \ (?: \* (?<connection>\d+) \ )?
     (?<message> [\s\S]*? )
     (?: ,\ client:\ (?<client> [^,]* ) (?: ,\ server:\ (?<server> [^,]* ) )?
       (?: ,\ request:\ " (?<request> {{any}} ) {{close}} )? (?: ,\ subrequest:\ " {{any}} {{close}} )?
       (?: ,\ upstream:\ " (?<upstream> {{any}} ) {{close}} )? (?: ,\ host:\ " (?<host> {{any}} ) {{close}} )?
       (?: ,\ referrer:\ " (?<referrer> {{any}} ) {{close}} )? {{cutName}}? )? $`,
  {
    stamp: String.raw`\d{4}/\d{2}/\d{2}\ \d{2}:\d{2}:\d{2}`,
    any: String.raw`[\s\S]*?`,
    close: String.raw`(?: " | $ )`,
    cutName: String.raw`,\ ?[a-z]{0,10}:?\ ?`,
  },
);

/** Twice nginx's own limit; text beyond was pasted into the line. */
const MAX_RECORD_LENGTH = 4096;

/** Reads one error line; null for any other text, such as a message's continuation lines. */
export function errorRecord(text: string): ErrorRecord | null {
  const found = ERROR_LINE(text.slice(0, MAX_RECORD_LENGTH));
  if (found === null) return null;
  const message = found['message'] ?? '';
  return {
    stamp: nginxErrorStamp(text),
    level: found['level'] ?? '',
    pid: Number(found['pid']),
    tid: Number(found['tid']),
    connection: numberIn(found['connection']),
    message,
    action: / while ([A-Za-z][\w ]{0,80})$/.exec(message)?.[1] ?? null,
    ...failureIn(message),
    ...fieldsOf(found),
  };
}

type Failure = Pick<ErrorRecord, 'errno' | 'opensslError' | 'tlsAlert' | 'verifyError' | 'verifyText'>;

function failureIn(message: string): Failure {
  const verify = /verify error: \((\d+):([^)]*)\)?/.exec(message);
  return {
    errno: numberIn(/\((\d+): /.exec(message)?.[1]),
    opensslError: /\berror:([0-9A-Fa-f]{8}):/.exec(message)?.[1] ?? null,
    tlsAlert: numberIn(/\bSSL alert number (\d+)/.exec(message)?.[1]),
    verifyError: numberIn(verify?.[1]),
    verifyText: verify?.[2] ?? null,
  };
}

type Fields = Pick<ErrorRecord, 'client' | 'server' | 'requestText' | 'request' | 'upstream' | 'host' | 'referrer'>;

function fieldsOf(found: Captures): Fields {
  return {
    client: orNull(found['client']),
    server: orNull(found['server']),
    requestText: orNull(found['request']),
    request: requestLine(found['request']),
    upstream: orNull(found['upstream']),
    host: orNull(found['host']),
    referrer: orNull(found['referrer']),
  };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function numberIn(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
