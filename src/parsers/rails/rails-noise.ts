import { defineParser } from '../../core/parser.js';
import { railsLine } from './line.js';

/** Known lines of the application that alone mean nothing for a sync. */
const HARMLESS = [
  /^\[active_model_serializers\] Rendered /,
  // Deprecation warning of redis-rb 4.2.
  /^Redis#exists\(/,
  // Frames of a backtrace, with the old and the new quote, and the heading of an exception's causes.
  /^\s*(?:from )?\S+\.(?:rb|erb|ru|rake):\d+:in [`']/,
  /^Causes:$/,
];

export default defineParser({
  id: 'rails-noise',
  title: 'Harmless lines of the SSM application',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: [] },
  claims(text) {
    const plain = railsLine(text).text;
    return HARMLESS.some((pattern) => pattern.test(plain));
  },
  stamp: (text) => railsLine(text).stamp,
  read: () => undefined,
});
