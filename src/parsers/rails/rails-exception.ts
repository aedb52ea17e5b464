import { CAPITALS } from '../../text/initials.js';
import { defineParser } from '../../core/parser.js';
import { applicationErrorKind } from '../../license/server-errors.js';
import { rubyException } from './exception-record.js';
import { railsLine } from './line.js';
import { upstreamFailure } from '../../license/upstream.js';

/** Exceptions that a Rails application did not rescue, printed by Rails or Ruby's logger, in a file or in syslog. */
export default defineParser({
  id: 'rails-exception',
  title: 'Exceptions of a Rails application',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'error.type', values: ['any class of Ruby; below Causes: those with a kind of their own'] },
  initials: `${CAPITALS}[`,
  claims: (text) => rubyException(text) !== null,
  stamp: (text) => railsLine(text).stamp,
  read(message, emit) {
    const exception = rubyException(message.text);
    if (exception === null) return;
    const line = railsLine(message.text);
    const stamp = message.stamp ?? line.stamp;
    const { type, message: says } = exception;
    const [tag] = line.tags;
    const kind = applicationErrorKind(type, says);
    // What it was raised from says more than the exception, if it is known at all.
    if (exception.isCause && (kind === null || kind === 'other' || kind === 'own-fault')) return;
    const facts = {
      ...(kind === null ? {} : { 'error.kind': kind }),
      'error.type': type,
      ...(says === null ? {} : { 'error.message': says }),
      ...(tag === undefined ? {} : { 'http.request.id': tag }),
    };
    const evidence = message.evidence(stamp);
    emit.event('app.exception', facts, { stamp, host: message.host, evidence: [evidence] });
    const upstream = upstreamFailure(type, says);
    if (upstream !== null)
      emit.event('app.upstream-sync', upstream, { stamp, host: message.host, evidence: [evidence] });
  },
});
