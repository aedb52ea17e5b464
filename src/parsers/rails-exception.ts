import { defineParser } from '../core/parser.js';
import { rubyException } from './rails/exception-record.js';
import { railsLine } from './rails/line.js';

/** Exceptions that a Rails application did not rescue, as Rails or Ruby's logger prints them, by themselves or in syslog. */
export default defineParser({
  id: 'rails-exception',
  title: 'Exceptions of a Rails application',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'error.type', values: ['any class of Ruby; not what stands below Causes:'] },
  claims: (text) => rubyException(text) !== null,
  stamp: (text) => railsLine(text).stamp,
  read(message, emit) {
    const exception = rubyException(message.text);
    if (exception === null || exception.isCause) return;
    const stamp = message.stamp ?? railsLine(message.text).stamp;
    const { type, message: says } = exception;
    emit.event(
      'app.exception',
      { 'error.type': type, ...(says === null ? {} : { 'error.message': says }) },
      { stamp, host: message.host, evidence: [message.evidence(stamp)] },
    );
  },
});
