import type { Random } from '../../../samples/make/random.js';
import { managerFiles, type Transform } from './form.js';
import { changeMessage } from './manager-lines.js';
import { changeLines } from './texts.js';

/** Words of the manager and what another release might say; the longer ones come first. */
const OTHER_WORDS: readonly (readonly [words: string, ...others: readonly [string, ...string[]]])[] = [
  ['URL being used', 'Target url', 'Endpoint'],
  ['URL behind the call', 'Target of this call', 'Endpoint'],
  ['URL before call', 'Calling url', 'Endpoint'],
  ['URL built', 'Target url', 'Endpoint'],
  ['Query params', 'Parameters', 'Query string'],
  ['Query parameters', 'Parameters', 'Query string'],
  ['initializing rest client', 'creating http client', 'opening session'],
  ['initiating session towards', 'opening client for', 'contacting'],
  ['Getting access token', 'Fetching access token', 'Requesting access token'],
  ['Getting token', 'Fetching token', 'Requesting token'],
  ['Getting bearer', 'Fetching bearer', 'Requesting bearer'],
  ['Getting', 'Fetching', 'Reading'],
  ['Failed to execute', 'Could not run', 'Unable to perform'],
  ['Failed to', 'Could not', 'Unable to'],
  ['response code', 'http status', 'status code'],
  ['response', 'answer', 'body'],
  ['Authenticating', 'Checking', 'Logging in with'],
  ['authenticate', 'log in', 'sign in'],
  ['requested', 'asked for', 'started'],
  ['received', 'obtained', 'accepted'],
  ['completed', 'finished', 'done'],
  ['finished', 'completed', 'done'],
  ['proxy enabled', 'use of proxy', 'proxy in use'],
];

/** What no release words differently: answers of others, URLs, quoted names, fields and what Java says. */
const KEPT =
  /\{.*|https?:\/\/\S+|'[^']*'|"[^"]*"|\S+=\S*|(?:javax?|sun|org)\.[\w.$]+.*|(?:Connect(?:ion)?|Read|PKIX|No route|Network|Unexpected|Received|Remote|No subject|No name|Certificate)\b.*$/g;

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A message in other words. */
export function reword(message: string, wording: ReadonlyMap<string, string>): string {
  const words = new RegExp(`\\b(?:${[...wording.keys()].map(escaped).join('|')})\\b`, 'g');
  const change = (text: string): string => text.replace(words, (found) => wording.get(found) ?? found);
  let changed = '';
  let end = 0;
  for (const { 0: kept, index } of message.matchAll(KEPT)) {
    changed += change(message.slice(end, index)) + kept;
    end = index + kept.length;
  }
  return changed + change(message.slice(end));
}

/** One choice of other words, as one release would make it. */
export const wordingOf = (random: Random): ReadonlyMap<string, string> =>
  new Map(OTHER_WORDS.map(([words, ...others]) => [words, random.pick(others)]));

/** The manager's messages as another release might write them. */
export const reworded: Transform = {
  id: 'reworded',
  says: "the manager's messages in other words; classes, levels, threads, URLs, statuses and answers stay",
  seeded: true,
  apply: (bundle, random) => {
    const wording = wordingOf(random);
    const change = (line: string): string => changeMessage(line, (message) => reword(message, wording));
    return changeLines(bundle, managerFiles(bundle.truth), change) ?? 'no message about licenses that is reworded';
  },
};
