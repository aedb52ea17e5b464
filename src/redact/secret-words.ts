/** Last words of secret keys, whatever precedes them (`proxyPassword`, `ssmClientSecret`). */
export const SECRET_WORDS =
  'secret|password|passwd|passphrase|passcode|pwd|token|(?:api|private|master|access|shared|signing|encryption|subscription|auth)[_-]?key|psk|session[_-]?id|sessid|jsessionid|assertion|code[_-]verifier|csrf|xsrf|saml(?:response|request|art)';

const SECRET_NAME = new RegExp(`^[\\w.[\\]-]*(?:${SECRET_WORDS})\\]?$`, 'i');
/** The error codes of OAuth and the hints of a form end in the same words (RFC 6749 section 5.2). */
const ERROR_CODE = /^(?:invalid|forbidden|missing|expired|unsupported)_/i;

/** Whether a key's value is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !ERROR_CODE.test(name);
}

/**
 * Words that continue a sentence after a colon or blank: `token: expired`, `password: must contain …`. They stay
 * readable.
 */
export const SENTENCE_WORDS =
  'invalid|expired|revoked|missing|required|wrong|incorrect|unknown|unset|set|not|is|was|has|have|the|an?|no|yes|failed|error|must|should|can|cannot|could|will|for|of|does|did|too|request|response|received';
