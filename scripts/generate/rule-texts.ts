import type { Claim, Rule } from '../../src/core/rule.js';
import type { AnyTest } from '../../src/core/pattern.js';
import { ANSWER_TEXTS } from '../../src/license/answer-errors.js';
import { CONNECT_FAILURE_TEXTS } from '../../src/license/connect-errors.js';
import { GATEWAY_TEXTS } from '../../src/license/gateway-errors.js';
import { JAVA_TEXTS } from '../../src/license/java-errors.js';
import type { KnownTexts } from '../../src/license/known-texts.js';
import { APPLICATION_TEXTS, DATABASE_TEXTS, STORE_TEXTS } from '../../src/license/server-errors.js';
import { VERIFY_TEXTS } from '../../src/license/verify-errors.js';

/** Texts that a kind of event is read from. */
const TEXTS: Readonly<Record<string, readonly KnownTexts[]>> = {
  'manager.call': [...JAVA_TEXTS, ...GATEWAY_TEXTS.filter(({ kind }) => kind === 'plaintext-port')],
  'manager.warned': ANSWER_TEXTS,
  'api.answer': ANSWER_TEXTS,
  'gateway.error': GATEWAY_TEXTS,
  'app.exception': APPLICATION_TEXTS,
  'server.request': APPLICATION_TEXTS,
  'postgres.error': DATABASE_TEXTS,
  'redis.error': STORE_TEXTS,
  'tcp.connection': CONNECT_FAILURE_TEXTS,
  'tls.handshake': VERIFY_TEXTS,
};

/** Kinds of error that set these fields too. */
const KINDS_OF: Readonly<Record<string, readonly string[]>> = {
  'error.outside_validity': ['certificate-expired', 'certificate-not-yet-valid'],
  'proxy.response.status_code': ['tunnel-refused'],
};

/** The products' texts for a rule's kinds of error, each once. */
export function knownTexts(rule: Rule): readonly string[] {
  const claims = [rule.steps, rule.supports ?? {}, rule.contradicts ?? {}].flatMap((one) => Object.values<Claim>(one));
  const lines = claims.flatMap(({ seen }) =>
    seen.flatMap(({ see, where = {} }) => Object.entries(where).flatMap(([field, test]) => textsFor(see, field, test))),
  );
  return [...new Set(lines)];
}

function textsFor(see: string, field: string, test: AnyTest): readonly string[] {
  const kinds = field === 'error.kind' ? accepted(test) : (KINDS_OF[field] ?? []);
  return kinds.flatMap((kind) => {
    const texts = (TEXTS[see] ?? []).filter((known) => known.kind === kind).flatMap((known) => known.texts);
    return texts.length === 0 ? [] : [`${kind} of \`${see}\`: ${texts.map((text) => `\`${text}\``).join(', ')}`];
  });
}

function accepted(test: AnyTest): readonly string[] {
  const values = test.is === 'equal' ? [test.to] : test.is === 'oneOf' ? test.of : [];
  return values.filter((value) => typeof value === 'string');
}
