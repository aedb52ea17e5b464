import type { Facts } from '../../core/event.js';
import { oauthBody } from '../../license/oauth.js';

/** The manager's GUI message about a refused license account, with embedded JSON. */
const WITH_BODY =
  /(?:Failed to authenticate|Smart Account).{0,1000}?(?:\buser\b\s{0,8}-?\s{0,8}'(?<user>[^']{1,200})')?[.:]?\s{0,8}(?<body>\{.*)$/s;
/** The same without the server's answer. */
const FAILED = /Failed to authenticate|Smart Account|smart ?licens/i;
const USER = /\buser\b\s{0,8}-?\s{0,8}'(?<user>[^']{1,200})'/;

/** Whether a text is the message with the license server's answer in it. */
export function holdsGuiMessage(text: string): boolean {
  return WITH_BODY.test(text);
}

/** Whether a text says that the manager failed with its license account, with or without the server's answer. */
export function isLicenseFailure(text: string): boolean {
  return FAILED.test(text);
}

/** Facts of a message; `message` is the text as printed, `text` the cleaned one to read. */
export function guiMessageFacts(message: string, text: string): Facts['manager.gui-message'] {
  const found = WITH_BODY.exec(text);
  const body = found?.groups?.['body'];
  const user = found?.groups?.['user'] ?? USER.exec(text)?.groups?.['user'];
  const read = body === undefined ? {} : oauthBody(body, body.trimEnd().endsWith('}'));
  return {
    message,
    ...(read.error === undefined ? {} : { 'oauth.error': read.error }),
    ...(read.prefix === undefined ? {} : { 'oauth.error.prefix': read.prefix }),
    ...(user === undefined ? {} : { 'user.name': user }),
  };
}
