// Written by `npm run generate`.
import type { Rule } from '../core/define.js';
import apiConsoleDisabled from './api-console-disabled.js';
import clientDeleted from './client-deleted.js';
import clientExpired from './client-expired.js';
import failedAtToken from './failed-at-token.js';
import grantFlowNotEnabled from './grant-flow-not-enabled.js';
import insufficientScope from './insufficient-scope.js';
import malformedTokenRequest from './malformed-token-request.js';
import tokenExpiredMidsync from './token-expired-midsync.js';
import userLocked from './user-locked.js';
import userNotPermitted from './user-not-permitted.js';
import wrongClientId from './wrong-client-id.js';
import wrongClientSecret from './wrong-client-secret.js';
import wrongGrantType from './wrong-grant-type.js';
import wrongTokenPath from './wrong-token-path.js';
import wrongUserPassword from './wrong-user-password.js';

/** Every built-in rule, in the order of the ids. */
export const rules: readonly Rule[] = [
  apiConsoleDisabled,
  clientDeleted,
  clientExpired,
  failedAtToken,
  grantFlowNotEnabled,
  insufficientScope,
  malformedTokenRequest,
  tokenExpiredMidsync,
  userLocked,
  userNotPermitted,
  wrongClientId,
  wrongClientSecret,
  wrongGrantType,
  wrongTokenPath,
  wrongUserPassword,
];
