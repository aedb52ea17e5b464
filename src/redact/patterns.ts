import { maskAuthorization } from './authorization.js';
import { maskCommands } from './commands.js';
import { maskCookies } from './cookies.js';
import { maskDeviceConfig } from './device-config.js';
import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';
import { JWT, shownJwt } from './jwt.js';
import { maskKeyValues, shortenClientIds } from './key-values.js';
import { maskNamedValues } from './named-values.js';
import { plainView } from './plain-view.js';
import { maskPrivateKeys } from './private-keys.js';
import { FOREIGN_WORDS } from './secret-words.js';
import { maskShortKeys } from './short-keys.js';
import { maskStructures } from './structures.js';
import { maskTlsSessions } from './tls-sessions.js';
import { maskWholeLines } from './whole-lines.js';

/**
 * Userinfo of a URL (RFC 3986 section 3.2.1). Digits from the first colon to the end of the authority are a port, not a
 * password. Raw slashes and at-signs in a password are against the RFC, but people write them, so the mask reaches to
 * the last at-sign.
 */
const USERINFO =
  /(?<scheme>[a-z][a-z0-9+.-]{0,30}:\/\/)(?<user>[^\s:@/?#"'<>]{0,256}):(?!\d{1,5}(?:[/?#\s"'<>,;)\]]|$))(?<value>[^\s"'<>]{1,256})@/gi;
/** A single token as userinfo (`https://TOKEN@host`). */
const TOKEN_USERINFO = /(?<scheme>https?:\/\/)(?<value>[^\s:@/?#"'<>]{16,})@/gi;
/** A cheap test that most lines of a log fail. */
const WORTH_A_LOOK =
  /secret|kennwort|passe|wachtwoord|contrase|adgangskode|senord|salasana|jelsz|credential|creds|jeton|secreto|segreto|mdp|senha|clave|parola|heslo|haslo|geheimnis|(?:pw|pin|otp)\b|x-auth|:\w+\/[^\s/@]+@|sig(?:nature)?=|signature|identified by|\bname=|pass|pwd|token|key|psk|session|sessid|assertion|verifier|csrf|xsrf|saml|cookie|authorization|bearer|basic|negotiate|ntlm|private|client[ _.-]?id|:\/\/[^\s/]*@|:\/\/[^\s/:]+:\D|eyJ|(?:^|\s)-\w*[uUpaAwcXbHkKF]|--(?:proxy-)?user|[?&]code=|client_random|\brsa\s|\$\w{1,8}\$|community|snmp-server|^[ \t]*[0-9a-f]{4} - |^[ \t]*[A-Za-z0-9+/=]{56,}[ \t\r]*$/im;

/** A key with a value is not shorter: `pw=abcd`. */
const MIN_LENGTH = 6;
/** The same for words in other scripts. */
const FOREIGN_LOOK = new RegExp(FOREIGN_WORDS, 'iu');
const ASCII = /^[\x00-\x7f]*$/;

/** In order: patterns with more context come first. */
const STEPS: readonly ((text: string, show: Show) => string)[] = [
  maskPrivateKeys,
  maskTlsSessions,
  maskCommands,
  maskUserinfo,
  maskAuthorization,
  maskCookies,
  maskJwts,
  maskNamedValues,
  maskWholeLines,
  maskStructures,
  maskKeyValues,
  maskShortKeys,
  maskDeviceConfig,
  shortenClientIds,
];

/**
 * Masks every secret that its context shows, and shortens client ids. Pass one learns from the same calls. What hidden
 * characters, full-width signs and escapes keep from the patterns is masked in the plain view of the text, which then
 * stands in its place.
 */
export function maskByPattern(text: string, show: Show): string {
  if (text.length < MIN_LENGTH) return text;
  const masked = maskedBySteps(text, show);
  const view = plainView(masked);
  if (view === masked) return masked;
  const shown = maskedBySteps(view, show);
  return shown === view ? masked : shown;
}

function maskedBySteps(text: string, show: Show): string {
  if (!WORTH_A_LOOK.test(text) && (ASCII.test(text) || !FOREIGN_LOOK.test(text))) return text;
  return STEPS.reduce((masked, step) => step(masked, show), text);
}

function maskUserinfo(text: string, show: Show): string {
  const pairs = replaceEach(text, USERINFO, ({ groups = {} }) => {
    const { scheme = '', user = '', value = '' } = groups;
    return `${scheme}${user}:${secret('password in a URL', value, show)}@`;
  });
  return replaceEach(pairs, TOKEN_USERINFO, ({ groups = {} }) => {
    const { scheme = '', value = '' } = groups;
    return `${scheme}${secret('token in a URL', value, show)}@`;
  });
}

function maskJwts(text: string, show: Show): string {
  return replaceEach(text, JWT, ([token]) => {
    show({ kind: 'secret', name: 'JSON web token', value: token });
    return shownJwt(token);
  });
}

function secret(name: string, value: string, show: Show): string {
  return value === '' || isMasked(value) ? value : show({ kind: 'secret', name, value });
}
