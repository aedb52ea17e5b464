import { defineParser } from '../core/parser.js';

/** Lines of the application that are known and mean nothing for a sync. */
const HARMLESS = [
  /^\[active_model_serializers\] Rendered /,
  // Deprecation warning of redis-rb 4.2.
  /^Redis#exists\(/,
];

export default defineParser({
  id: 'rails-noise',
  title: 'Harmless lines of the SSM application',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: [] },
  claims: (text) => HARMLESS.some((pattern) => pattern.test(text)),
  read: () => undefined,
});
