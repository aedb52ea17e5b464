/** Last words of secret keys, whatever precedes them (`proxyPassword`, `ssmClientSecret`). */
const WORDS =
  'secret|(?:secret|api)[_-]key[_-]base|x-auth|password|passwd|passphrase|passcode|passkey|pwd|token|(?:api|private|master|access|account|shared|signing|encryption|subscription|auth)[_-]?key|psk|session[_-]?id|sessid|jsessionid|assertion|code[_-]verifier|csrf|xsrf|saml(?:response|request|art)|kennwort|passwort|wachtwoord|mot[ _-]?de[ _-]?passe|contrase(?:n|ñ|nh)a|adgangskode|l[oö]senord|salasana|jelsz[oó]';
/** What may follow the word: `tokenString`, `password_hash`, `secrets`, `password2`. */
const ENDING =
  's?(?:[_-]?(?:string|value|text|plain|clear|hash|hex|base64|b64|enc|encrypted|confirm(?:ation)?|again|repeat|new|old|raw|\\d{1,2}))?';

/** A secret key's last word with its ending. */
export const SECRET_WORDS = `(?:${WORDS})${ENDING}`;

/** Short or common words: they name a secret only as a word of their own (`pass`, `db_pw`, `userPin`). */
export const SHORT_WORDS = 'pass|pw|pin|t?otp|mdp|senha|clave|parola|heslo|haslo|geheimnis';
/** Words of signatures and logins: their value must also look like a secret, because they name other things as well. */
export const VAGUE_WORDS = 'sig(?:nature)?|credentials?|creds|jeton|secreto|segreto';

/** Words in other scripts, which no boundary surrounds. */
export const FOREIGN_WORDS =
  'パスワード|暗証番号|秘密鍵|トークン|密码|密碼|口令|密钥|密鑰|令牌|비밀번호|암호|토큰|пароль|секрет|токен|ключ|κωδικός|σύνθημα|סיסמה|كلمة السر|كلمة المرور|รหัสผ่าน|mật khẩu|şifre|hasło|пароля|पासवर्ड';

const SECRET_NAME = new RegExp(`^[\\w.[\\]-]*(?:${SECRET_WORDS})\\]?$`, 'i');
const SHORT_NAME = new RegExp(`(?:${SHORT_WORDS}|${VAGUE_WORDS})$`, 'i');
const FOREIGN_NAME = new RegExp(`(?:${FOREIGN_WORDS})$`, 'iu');
/** The error codes of OAuth and the hints of a form end in the same words (RFC 6749 section 5.2). */
const ERROR_CODE = /^(?:invalid|forbidden|missing|expired|unsupported)_/i;

/** Whether a key's value is a secret. */
export function isSecretName(name: string): boolean {
  if (SECRET_NAME.test(name) && !ERROR_CODE.test(name)) return true;
  const short = SHORT_NAME.exec(name);
  return (short !== null && beginsWord(name, short.index)) || FOREIGN_NAME.test(name);
}

/** Whether a word of a key begins here: after a sign, or with a capital after a small letter. */
export function beginsWord(text: string, at: number): boolean {
  const [before, first] = [text.charAt(at - 1), text.charAt(at)];
  return !/[\p{L}\d]/u.test(before) || (/[a-z\d]/.test(before) && /[A-Z]/.test(first));
}

/**
 * Words that continue a sentence after a colon or blank: `token: expired`, `password: must contain …`. They stay
 * readable.
 */
export const SENTENCE_WORDS =
  'invalid|expired|revoked|missing|required|wrong|incorrect|unknown|unset|set|not|is|was|has|have|the|an?|no|yes|failed|error|must|should|can|cannot|could|will|for|of|does|did|too|request|response|received|falsch|ungültig|abgelaufen|fehlt|expirée?|invalide|incorrecte?|caducad[oa]|incorrect[oa]|inválid[oa]|vencid[oa]';

/** Whether a value is no word of a sentence: it mixes letters with digits or signs, or is long and mixes cases. */
export function looksSecret(value: string): boolean {
  if (value.length < 4) return false;
  const letters = /\p{L}/u.test(value);
  const digits = /\d/.test(value);
  return (
    (letters && digits) || /[!#$%^&*+=~|]/.test(value) || (value.length > 8 && /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value))
  );
}
