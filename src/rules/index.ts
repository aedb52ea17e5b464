// Written by `npm run generate`.
import type { Rule } from '../core/define.js';
import clientDeleted from './client-deleted.js';
import clientExpired from './client-expired.js';
import failedAtToken from './failed-at-token.js';
import wrongClientId from './wrong-client-id.js';
import wrongClientSecret from './wrong-client-secret.js';
import wrongGrantType from './wrong-grant-type.js';
import wrongUserPassword from './wrong-user-password.js';

/** Every built-in rule, in the order of the ids. */
export const rules: readonly Rule[] = [
  clientDeleted,
  clientExpired,
  failedAtToken,
  wrongClientId,
  wrongClientSecret,
  wrongGrantType,
  wrongUserPassword,
];
