import { defineParser } from '../../core/parser.js';
import { railsLine } from './line.js';
import { passedTexts, REST } from '../../text/passed-texts.js';

/** Known lines of the application that alone mean nothing for a sync. */
const HARMLESS = [
  /^\[active_model_serializers\] Rendered /,
  // Deprecation warning of redis-rb 4.2.
  /^Redis#exists\(/,
  // Frames of a backtrace, with the old and the new quote, and the heading of an exception's causes.
  /^\s*(?:from )?\S+\.(?:rb|erb|ru|rake):\d+:in [`']/,
  /^Causes:$/,
];

const PASSES = passedTexts(String.raw`(?:\[active_model_serializers\] Rendered |Redis#exists\()${REST}`);

export default defineParser({
  id: 'rails-noise',
  title: 'Harmless lines of the SSM application',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: [] },
  passes: PASSES,
  claims(text) {
    const plain = railsLine(text).text;
    return HARMLESS.some((pattern) => pattern.test(plain));
  },
  stamp: (text) => railsLine(text).stamp,
  read: () => undefined,
});
