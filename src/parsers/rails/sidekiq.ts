import { DIGITS } from '../../text/initials.js';
import { defineParser } from '../../core/parser.js';
import { applicationErrorKind } from '../../license/server-errors.js';
import { rubyException } from './exception-record.js';
import { upstreamFailure } from '../../license/upstream.js';
import { isoStamp } from '../stamps/iso.js';
import { ISO_DATE, passedTexts, TIME } from '../../text/passed-texts.js';

/** Sidekiq::Logger::Formatters::Pretty: stamp in UTC, `pid=… tid=…` (6.0 on) or `1234 TID-…` (before), context, level. */
const LINE =
  /^\d{4}-\d{2}-\d{2}T\S+Z (?:pid=\d+ tid=\w+|\d+ TID-\w+)(?: [^:]*)? (DEBUG|INFO|WARN|ERROR|FATAL): ([\s\S]*)$/;

const PASSES = passedTexts(
  String.raw`${ISO_DATE}T${TIME}(?:\.\d{1,9})?Z pid=\d+ tid=\w+(?: \w+=[\w.-]+)* INFO: (?:start|done)`,
  { hasClock: true },
);

/** The application's background jobs: harmless except for exceptions; their UTC stamps show the envelope's zone. */
export default defineParser({
  id: 'sidekiq',
  title: "Sidekiq, the application's background jobs",
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'log.level', values: ['WARN', 'ERROR', 'FATAL', 'and the stamp, which is in UTC'] },
  initials: DIGITS,
  passes: PASSES,
  claims: (text) => LINE.test(text),
  stamp: isoStamp,
  read(message, emit) {
    const [, level = '', says = ''] = LINE.exec(message.text) ?? [];
    const inner = isoStamp(message.text);
    const stamp = message.stamp ?? inner;
    const evidence = message.evidence(stamp);
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence });
    const exception = level === 'INFO' || level === 'DEBUG' ? null : rubyException(says);
    if (exception === null) return;
    const { type, message: text } = exception;
    const kind = applicationErrorKind(type, text);
    const facts = {
      ...(kind === null ? {} : { 'error.kind': kind }),
      'error.type': type,
      ...(text === null ? {} : { 'error.message': text }),
    };
    const seen = { stamp, host: message.host, evidence: [evidence] as const };
    emit.event('app.job-exception', facts, seen);
    const upstream = upstreamFailure(type, text);
    if (upstream !== null) emit.event('app.upstream-sync', upstream, seen);
  },
});
