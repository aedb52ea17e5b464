/** Last words of secret keys, whatever precedes them (`proxyPassword`, `ssmClientSecret`). */
const WORDS =
  'secret|(?:secret|api)[_-]key[_-]base|x-auth|password|passwd|passphrase|passcode|passkey|pwd|token|(?:api|private|master|access|account|shared|signing|encryption|subscription|auth)[_-]?key|psk|session[_-]?id|sessid|jsessionid|assertion|code[_-]verifier|csrf|xsrf|saml(?:response|request|art)|kennwort|passwort|wachtwoord|mot[ _-]?de[ _-]?passe|contrase(?:n|ñ|nh)a|adgangskode|l[oö]senord|salasana|jelsz[oó]';
/** What may follow the word: `tokenString`, `password_hash`, `secrets`, `password2`. */
const ENDING =
  's?(?:[_-]?(?:string|value|text|plain|clear|hash|hex|base64|b64|enc|encrypted|confirm(?:ation)?|again|repeat|new|old|raw|\\d{1,2}))?';

/** A secret key's last word with its ending. */
export const SECRET_WORDS = `(?:${WORDS})${ENDING}`;

/** Short or common words: they name a secret only as a word of their own (`pass`, `db_pw`, `userPin`). */
const SHORT = ['pass', 'pw', 'pin', 'otp', 'totp', 'mdp', 'senha', 'clave', 'parola', 'heslo', 'haslo', 'geheimnis'];
/** Words of signatures and logins: their value must also look like a secret, because they name other things as well. */
const VAGUE = ['sig', 'signature', 'credential', 'credentials', 'creds', 'jeton', 'secreto', 'segreto'];

/** Words in other scripts, which no boundary surrounds. */
export const FOREIGN_WORDS =
  'パスワード|暗証番号|秘密鍵|トークン|密码|密碼|口令|密钥|密鑰|令牌|비밀번호|암호|토큰|пароль|секрет|токен|ключ|κωδικός|σύνθημα|סיסמה|كلمة السر|كلمة المرور|รหัสผ่าน|mật khẩu|şifre|hasło|пароля|पासवर्ड';

const written = (words: readonly string[]): string =>
  words
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .join('|');
const camel = (words: readonly string[]): string =>
  words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('|');

/** A key of which the word is a part of its own, by a sign or by a capital; to be used without the flag `i`. */
export const SHORT_KEY = `(?:(?:[\\w.-]{0,64}[_.-])?(?:${written(SHORT)})|[a-z][A-Za-z0-9]{0,64}(?:${camel(SHORT)}))`;
export const VAGUE_KEY = `(?:(?:[\\w.-]{0,64}[_.-])?(?:${written(VAGUE)})|[a-z][A-Za-z0-9]{0,64}(?:${camel(VAGUE)}))`;

const SECRET_NAME = new RegExp(`^[\\w.[\\]-]*(?:${SECRET_WORDS})\\]?$`, 'i');
const SHORT_NAME = new RegExp(`^(?:${SHORT_KEY}|${VAGUE_KEY})$`);
const FOREIGN_NAME = new RegExp(`(?:${FOREIGN_WORDS})$`, 'iu');
/** The error codes of OAuth and the hints of a form end in the same words (RFC 6749 section 5.2). */
const ERROR_CODE = /^(?:invalid|forbidden|missing|expired|unsupported)_/i;

/** Whether a key's value is a secret. */
export function isSecretName(name: string): boolean {
  return (SECRET_NAME.test(name) && !ERROR_CODE.test(name)) || SHORT_NAME.test(name) || FOREIGN_NAME.test(name);
}

/**
 * Words that continue a sentence after a colon or blank: `token: expired`, `password: must contain …`. They stay
 * readable.
 */
export const SENTENCE_WORDS =
  'invalid|expired|revoked|missing|required|wrong|incorrect|unknown|unset|set|not|is|was|has|have|the|an?|no|yes|failed|error|must|should|can|cannot|could|will|for|of|does|did|too|request|response|received';

/** Whether a value is no word of a sentence: it mixes letters with digits or signs, or is long and mixes cases. */
export function looksSecret(value: string): boolean {
  if (value.length < 4) return false;
  const letters = /\p{L}/u.test(value);
  const digits = /\d/.test(value);
  return (letters && digits) || /[!#$%^&*+=~|]/.test(value) || (value.length > 8 && /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value));
}
