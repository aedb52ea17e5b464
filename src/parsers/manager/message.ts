import type { Facts } from '../../core/event.js';
import { lastSynchronised } from '../../license/upstream.js';
import { clientIdFacts } from '../../license/client-id.js';
import { grantTypeOf, oauthBody } from '../../license/oauth.js';
import type { LogLevel } from '../../events/manager.js';
import { javaErrorIn } from '../../license/java-errors.js';

type LicenseLog = Facts['manager.license-log'];
type LicenseLogDraft = { -readonly [K in keyof LicenseLog]?: LicenseLog[K] };

/**
 * Facts of a license message. The texts of these classes are not public, so only structure is read: addresses, methods,
 * statuses, embedded JSON, OAuth names, Java class names.
 */
export function messageFacts(message: string, level: LogLevel): LicenseLogDraft {
  const facts: LicenseLogDraft = {};
  const isTrouble = level === 'ERROR' || level === 'WARN' || level === 'FATAL';
  const url = readUrl(isTrouble ? beforeBody(message) : message, facts);
  const rest = url === null ? message : message.replace(url, ' ');
  const brace = rest.search(/[{<]/);
  const words = brace < 0 ? rest : rest.slice(0, brace);
  readMethod(isTrouble ? beforeBody(message) : message, facts);
  readRequestFields(message, facts);
  if (isTrouble) readFailure(message, words, facts);
  if (/\bmode\b/i.test(words)) readMode(words, facts);
  if (/\bproxy\b/i.test(words)) readProxy(words, facts);
  readLicenses(words, facts);
  if (!isTrouble && isCompleted(words)) facts['event.outcome'] = 'success';
  const synchronised = lastSynchronised(words);
  if (synchronised !== null) facts['upstream.sync.last'] = synchronised;
  return facts;
}

/** Whether words say that a sync came to a good end. */
function isCompleted(words: string): boolean {
  return (
    /\b(?:complet(?:ed|e|ion)|succe(?:ss|ssful|ssfully|eded)|finished)\b/i.test(words) &&
    /licen[cs]e|\bsync/i.test(words) &&
    !/\b(?:not|no|without|un\w+|in\w*complete|fail\w*|error\w*|until|before|when|if|partly|partially)\b/i.test(words)
  );
}

/** Begin of an answer's body that a failure repeats: JSON or a page; what it names is not what was called. */
const BODY = /\{\s*["}]|\[\s*\{|<(?:!doctype|!--|\?xml|html|head|body|title|h\d|p|center|div|pre)\b/i;

function beforeBody(message: string): string {
  const begin = message.search(BODY);
  return begin < 0 ? message : message.slice(0, begin);
}

/** The text's first URL, even if it is cut off. */
function readUrl(text: string, facts: LicenseLogDraft): string | null {
  const found = /\b(https?):\/\/(\[[0-9a-fA-F:.]+\]|[^\s/:,"'()[\]{}<>]+)(?::(\d{1,5}))?(\/[^\s,"'(){}<>]*)?/.exec(
    text,
  );
  if (found === null) return null;
  const [whole, scheme, domain, port, path] = found;
  facts['url.full'] = whole.replace(/(?<![:;.])[:;.]+$/, '');
  facts['url.domain'] = (domain ?? '').replace(/^\[|\]$/g, '');
  // An address at the very end of a line may have lost its port.
  const isEnd = path === undefined && text.endsWith(whole);
  if (port !== undefined) facts['url.port'] = Number(port);
  else if (!isEnd) facts['url.port'] = scheme === 'https' ? 443 : 80;
  const cleanPath = path?.replace(/(?<![:;.])[:;.]+$/, '');
  if (cleanPath !== undefined && cleanPath !== '/') facts['url.path'] = cleanPath;
  return whole;
}

/** `Failed to get a good answer` is no request: a lower-case verb counts only directly before the address. */
function readMethod(message: string, facts: LicenseLogDraft): void {
  const method =
    /\b(GET|POST|PUT|DELETE|PATCH|HEAD)\b/.exec(message)?.[1] ??
    /\b(get|post|put|delete|patch)(?: (?:request )?(?:to )?)?\s*https?:\/\//.exec(message)?.[1];
  if (method !== undefined) facts['http.request.method'] = method.toUpperCase();
}

function readRequestFields(message: string, facts: LicenseLogDraft): void {
  const grant = /\bgrant_?type\b["']?\s*[=:]\s*["']?([a-z_]+)|\btype\s+(password|client_credentials)\b/i.exec(message);
  const grantType = grant === null ? undefined : grantTypeOf(grant[1] ?? grant[2] ?? '');
  if (grantType !== undefined) facts['oauth.grant_type'] = grantType;
  const id = CLIENT_ID.exec(message)?.groups;
  if (id !== undefined) Object.assign(facts, clientIdFacts(id['form'] ?? id['quoted'] ?? id['word'] ?? ''));
  const user = userOf(message);
  if (user !== undefined) facts['user.name'] = user;
}

/** In a form up to its `&`, in quotes up to their end, else one word; only there can a blank be the id's own. */
const CLIENT_ID =
  /\bclient[_ ]?id\b["']?\s{0,8}(?:=(?<form>[^&"',;{}]{6,200}?)&|[=:]\s{0,8}(?:(?<quote>["'])(?<quoted>[^"']{6,200}?)\k<quote>|["']?(?<word>[A-Za-z0-9_*.…-]{6,})))/i;

/** What every text that names a user holds. */
const USER_WORD = /user|authenticate|by '|principal|account/i;

function userOf(message: string): string | undefined {
  if (!USER_WORD.test(message)) return undefined;
  const named =
    /\buser(?:name)?\b["']?\s{0,8}[-=:]?\s{0,8}'([^']{1,200})'/i.exec(message)?.[1] ??
    /\busername["']?\s{0,8}[=:]\s{0,8}["']?([^\s&,"'}]+)/i.exec(message)?.[1] ??
    /\bauthenticate\w{0,20}\s{1,8}'([^']{1,200})'/i.exec(message)?.[1] ??
    /\bby '([^']{1,200})'/.exec(message)?.[1];
  return named ?? /\b(?:principal|account)\s+([\w.@-]+)\s*$/i.exec(message)?.[1];
}

function readFailure(message: string, words: string, facts: LicenseLogDraft): void {
  facts['message'] = message;
  // A proxy's answer to CONNECT is not the server's: "Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 …"".
  const status = statusOf(words) ?? pageStatus(message);
  const error = javaErrorIn(status === undefined ? message : beforeBody(message));
  const isOfProxy = /\bproxy\b/i.test(words) && (status !== 407 || error !== undefined);
  if (status !== undefined && !isOfProxy) facts['http.response.status_code'] = status;
  const body = /[{<].*$/s.exec(message)?.[0];
  if (body !== undefined) readBody(body, facts);
  if (error?.type !== undefined) facts['error.type'] = error.type;
  if (error?.message !== undefined) facts['error.message'] = error.message;
}

/** Status in the title of a server's own page, `<title>302 Found</title>`. */
function pageStatus(message: string): number | undefined {
  const title = /<title>\s*([1-5]\d\d)\b/i.exec(message)?.[1];
  return title === undefined ? undefined : Number(title);
}

/** A status between address and body: after a word that names it, else any lone number of that form. */
function statusOf(words: string): number | undefined {
  const named =
    /(?:HTTP\/(?:\d\.\d\s+)?|\b(?:response|status|code|answered|returned|got|received)\b[\s:=]{0,8}(?:code|status)?[\s:=]{0,8})([1-5]\d\d)\b(?!\s*ms)/i.exec(
      words,
    );
  const lone = named ?? /(?<![\d.:/-])([1-5]\d\d)(?![\d.:/-])(?!\s*(?:ms|msec|s|sec|seconds|bytes)\b)/.exec(words);
  return lone === null ? undefined : Number(lone[1]);
}

function readBody(body: string, facts: LicenseLogDraft): void {
  const whole = body.startsWith('<') ? /<\/html>\s*$/i.test(body.trim()) : /\}\s*$/.test(body);
  facts['http.response.body.content'] = body;
  const read = oauthBody(body, whole);
  if (read.error !== undefined) facts['oauth.error'] = read.error;
  if (read.prefix !== undefined) facts['oauth.error.prefix'] = read.prefix;
}

/** `proxy host : 192.0.2.9 port : 3128`, `proxy 192.0.2.9:3128`; `null` and port 0 mean none. */
function readProxy(words: string, facts: LicenseLogDraft): void {
  if (
    /\bproxy\b\W{0,20}(?:host|server|address|type|in use)?\W{0,20}(?:null|none|direct|disabled|not (?:used|set|configured|enabled))\b/i.test(
      words,
    )
  )
    facts['proxy.used'] = false;
  const found =
    /\bproxy\b.{0,120}?(?<![\w.-])([A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,10})(?:\s{0,8}:\s{0,8}|[\s,]{1,8}port\s{0,8}[:=]?\s{0,8})(\d{2,5})\b/i.exec(
      words,
    );
  if (found === null) return;
  facts['proxy.address'] = found[1] ?? '';
  facts['proxy.port'] = Number(found[2]);
}

const OTHERS = String.raw`(?:devices?|edges?|routers?|(?:product )?instances?|users?|browsers?|controllers?)`;
/** Devices and users are registered too, which says nothing of the account. */
const OF_ANOTHER = new RegExp(
  String.raw`\b${OTHERS}(?:\s+(?!accounts?\b)\S+){0,3}?\s+(?:un)?regist|\bregist\w+ (?:of|for) (?:the |\d+ )?${OTHERS}\b`,
  'i',
);

/** How many licenses the server listed, and whether the account is registered, in any wording. */
function readLicenses(words: string, facts: LicenseLogDraft): void {
  if (
    /\bregist(?:er|ration)/i.test(words) &&
    !OF_ANOTHER.test(words) &&
    /\b(?:not|incomplete|unregistered|missing|required|pending)\b/i.test(words)
  ) {
    facts['license.account.registered'] = false;
  }
  if (!/\blicen[cs]es?\b/i.test(words) || /\b(?:virtual|device|assignment)/i.test(words)) return;
  const count = /\bcount\s*[=:]\s*(\d+)|\b(\d+) licen[cs]es?\b/i.exec(words);
  if (count !== null) facts['license.count'] = Number(count[1] ?? count[2]);
  else if (/\bno licen[cs]es?\b|\blicen[cs]e list\b.{0,300}\bempty\b|\bempty\b.{0,300}\blicen[cs]e/i.test(words))
    facts['license.count'] = 0;
}

function readMode(words: string, facts: LicenseLogDraft): void {
  if (/\bon[-_ ]?prem/i.test(words)) facts['license.mode'] = 'on-prem';
  else if (/\boffline\b/i.test(words)) facts['license.mode'] = 'offline';
  else if (/\bonline\b/i.test(words)) facts['license.mode'] = 'online';
}
