import type { Found } from './found.js';

/** Keys of facts that are always secret. */
const SECRET_KEY = /(?:secret|password|passphrase|access_token|refresh_token|id_token|authorization|cookie)$/i;
const CLIENT_ID_KEY = /client[._]id$/i;
/** Texts of rules, which explain how to enter a secret and contain none. */
const RULE_TEXT = new Set(['cause', 'claim', 'fix', 'verify', 'risk', 'what', 'command', 'rule', 'code', 'missing']);

/** Whether a text under this key is a rule's. */
export function isRuleText(key: string): boolean {
  return RULE_TEXT.has(key);
}

const kinds = new Map<string, Found['kind'] | null>();
/** Keys come from the vocabulary of events and from documents; a document may have any number of them. */
const MAX_KEYS = 1_000;

/** Whether the value under a key is a secret or a client id by its name alone. */
export function kindOfKey(key: string): Found['kind'] | null {
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const kind = kindByName(key);
  if (kinds.size < MAX_KEYS) kinds.set(key, kind);
  return kind;
}

function kindByName(key: string): Found['kind'] | null {
  if (SECRET_KEY.test(key)) return 'secret';
  return CLIENT_ID_KEY.test(key) ? 'client-id' : null;
}
