import type { Analysis } from '../../../src/core/analysis.js';
import type { Evidence } from '../../../src/core/evidence.js';
import { WORDED } from '../../../src/report/words/fields.js';
import { ERROR_WORDS } from '../../../src/report/words/errors.js';
import { spans } from '../../../src/report/words/spans.js';
import { rules } from '../../../src/rules/index.js';
import { itemOf } from './items.js';
import type { Item, Report } from './items.js';
import { wrongTimes } from './times.js';
import { restOf, statedIn } from './values.js';

const AGAINST = /^What (?:speaks against it|was ruled out)/;
const REFUTES = /: (?:do not fit|does not fit|ruled out), since (.*)/;
/** What only says that nobody saw something, or that nobody knows. */
const UNSEEN =
  /\bis (?:unknown|none)\b|\bis not known\b|\bnothing was\b|\bnot (?:seen|logged)\b|\bno \S+ (?:\S+ )?was (?:seen|logged)\b/;

/** Everything wrong with the sentences of a report, each with its letter. */
export function complaints({ analysis, items }: Report): readonly string[] {
  return [
    ...items.flatMap(refutesByNothing),
    ...items.flatMap((item) => notShown(item, analysis)),
    ...repeated(items),
    ...items.flatMap(notProse),
    ...items.flatMap((item) => askedInVain(item, analysis)),
  ];
}

/** (a) A refutation rests on what was seen. */
function refutesByNothing({ section, text }: Item): readonly string[] {
  const why = AGAINST.test(section) ? REFUTES.exec(text)?.[1] : undefined;
  return why !== undefined && UNSEEN.test(why) ? [`a: ${text}`] : [];
}

/** (b, c) Hosts, statuses and quotations stand in a cited text; a sentence without places rests on the whole chain. */
function notShown({ section, text, stated, cited }: Item, analysis: Analysis): readonly string[] {
  if (AGAINST.test(section)) return unseenStatuses(text, cited);
  if (section !== 'Why' && section !== 'What was seen') return [];
  const texts = cited.length > 0 ? cited : restOf(analysis);
  const about = GENERAL.reduce((left, sentence) => left.replace(sentence, ''), stated);
  const wrong = statedIn(about, texts).filter(({ shown }) => !shown);
  return [
    ...wrong.map(({ value }) => `${/^(?:HTTP|\d)/.test(value) ? 'b' : 'c'}: ${value} is not in what is cited: ${text}`),
    ...wrongTimes(text, cited, analysis).map((time) => `c: ${time} is not in what is cited: ${text}`),
  ];
}

/** What does not fit is said with a status only where a cited line shows it. */
function unseenStatuses(text: string, cited: readonly Evidence[]): readonly string[] {
  const why = REFUTES.exec(text)?.[1];
  if (why === undefined || cited.length === 0) return [];
  // The lines of a tunnel that failed are many, and the first two of them are cited.
  const own = why.replace(/the proxy answered HTTP \d+/, '');
  const wrong = statedIn(own, cited).filter(({ value, shown }) => value.startsWith('HTTP') && !shown);
  return wrong.map(({ value }) => `b: ${value} is not in what is cited: ${text}`);
}

/** Sentences of rules without a value of the case: what a server answers in general, which codes there are. */
const GENERAL = rules
  .flatMap(({ explain }) => explain.split(/(?<=\.)\s+(?=[A-Z{])/))
  .filter((sentence) => !/\{[a-z]/.test(sentence))
  .map((sentence) => itemOf('', spans(sentence.replace(/^\{[?!][a-z_.]+\}/, ''))).text);

/** (d) No sentence stands twice in a section. */
function repeated(items: readonly Item[]): readonly string[] {
  const seen = new Set<string>();
  return items.flatMap(({ section, text }) => {
    const key = `${section}\n${text.replace(/\bAt [\d:.]+ UTC(?: \([^)]*\))?, /, '')}`;
    if (seen.has(key) && text.length > 20) return [`d: ${text}`];
    seen.add(key);
    return [];
  });
}

const OAUTH =
  /\b(?:unauthorized_client|unsupported_grant_type|insufficient_scope|invalid_(?:client|grant|request|scope|token))\b/;
const FIELD = /\b[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_-]*)+\b/g;
const KINDS = new Set(Object.keys(ERROR_WORDS).filter((kind) => kind.includes('-')));

/** (e) No name of a field, regular expression or bare code. */
function notProse({ prose }: Item): readonly string[] {
  const fields = [...prose.matchAll(FIELD)].map(([name]) => name).filter((name) => WORDED.has(name));
  const kinds = [...prose.matchAll(/\b[a-z]+(?:-[a-z]+)+\b/g)].map(([name]) => name).filter((name) => KINDS.has(name));
  const codes = OAUTH.exec(prose)?.[0];
  const regex = /\/\^|\(\?[:!<=]|\\[dws]\b/.exec(prose)?.[0];
  return [...fields, ...kinds, ...[codes ?? []].flat(), ...[regex ?? []].flat()].map(
    (name) => `e: ${name} in: ${prose}`,
  );
}

/** (f) Nothing is asked for that the files hold. */
function askedInVain({ section, text }: Item, { sources, attempts, findings }: Analysis): readonly string[] {
  if (section !== 'Still worth collecting') return [];
  const own = attempts.filter(({ id }) => findings[0]?.attempts.includes(id) === true);
  const shown = new Set(
    own.flatMap(({ events }) => events.flatMap(({ evidence }) => evidence.map(({ source }) => source))),
  );
  const isShown = (role: string): boolean =>
    sources.some((one) => one.role === role && shown.has(one.path) && one.first !== null);
  const codes = own.map(({ oauthError }) => oauthError);
  const vain = [
    text.includes('`/var/log/nms/vmanage-server.log`') && isShown('manager'),
    text.includes('/var/log/messages') && isShown('ssm'),
    text.includes('admin-tech of every') && isShown('manager'),
    text.includes('tcpdump vpn') && isShown('capture'),
    text.includes('error code') && codes.length > 0 && codes.every((code) => code !== null),
  ];
  return vain.includes(true) ? [`f: ${text}`] : [];
}
