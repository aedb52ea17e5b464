import type { Claim, Rule, Sight } from '../../src/core/rule.js';
import { describeTest, type AnyTest } from '../../src/core/pattern.js';
import type { Page } from './pages.js';
import { caseTable, excerpts } from './rule-samples.js';
import { knownTexts } from './rule-texts.js';
import { generalExplanation } from '../../src/report/words/explanations.js';

/** docs/rules/<id>.md: the form in words. */
export function rulePage(rule: Rule, root: string): Page {
  const sections = [
    `# ${rule.id}`,
    rule.cause,
    summary(rule),
    section('What must be seen', claims(rule.steps)),
    section('What raises the confidence', claims(rule.supports)),
    section('What rules it out', claims(rule.contradicts)),
    section('How it shows on each side', sides(rule)),
    section('Why', [generalExplanation(rule.explain)]),
    section('An excerpt of its sample', sample(root, rule.id)),
    section('How to confirm', bullets(confirmations(rule))),
    section('Fix', numbered(rule.fix)),
    section('Verify', bullets(rule.verify)),
    section('Risk', bullets(rule.risk)),
    section('Still worth collecting', bullets(rule.collect.map(collectItem))),
    section('Not to be confused with', bullets(Object.entries(rule.notToBeConfusedWith ?? {}).map(confused))),
    section('Stands before', bullets((rule.outranks ?? []).map(link))),
    section('Messages it knows', bullets(knownTexts(rule))),
    section('Its samples', caseTable(root, rule.id)),
    section('References', bullets(rule.references)),
  ];
  return { path: `docs/rules/${rule.id}.md`, text: `${sections.filter((text) => text !== '').join('\n\n')}\n` };
}

function summary({ stage, severity, prior, fallback, id }: Rule): string {
  const parts = [`Stage **${stage}**`, severity, `prior ${String(prior)} of 100`, `samples in \`samples/rules/${id}\``];
  if (fallback === true) parts.push('names the stage only, where no other rule fits');
  return parts.join(' · ');
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
const bullets = (items: readonly string[]): readonly string[] => items.map((item) => `- ${item}`);
const numbered = (items: readonly string[]): readonly string[] => items.map((item, i) => `${String(i + 1)}. ${item}`);
const link = (id: string): string => `[${id}](${id}.md)`;
const confused = ([id, how]: readonly [string, string]): string => `${link(id)}: ${how}`;

function collectItem({ what, host, command, path }: Rule['collect'][number]): string {
  const how = [command, path].filter((text) => text !== undefined).map((text) => ` \`${text}\``);
  return `${what} (${host})${how.length > 0 ? ':' : ''}${how.join(',')}`;
}

/** Sources of event kinds, by the begin of their names. */
const SIDES: readonly (readonly [string, RegExp])[] = [
  ['The manager', /^(?:manager|license|oauth\.(?:token|client-id))|^api\./],
  ['The SSM', /^(?:server|gateway|app|redis|postgres|kernel|oauth)\b/],
  ['A capture', /^(?:tcp|tls|dns|http|icmp|capture)\b/],
  ['Commands on the hosts', /^(?:host|path|cluster|clock|tcp|tls|dns|http)\b/],
];

/** The claims of a rule by the source that shows them; both sides see an answer of the server. */
function sides(rule: Rule): readonly string[] {
  const all = [...Object.values(rule.steps), ...Object.values(rule.supports ?? {})];
  return SIDES.flatMap(([side, kinds]) => {
    const shown = all.filter(({ seen }) => seen.some(({ see }) => kinds.test(see))).map(({ says }) => says);
    return shown.length === 0 ? [] : [`- ${side}: ${[...new Set(shown)].join('; ')}.`];
  });
}

function sample(root: string, id: string): readonly string[] {
  return excerpts(root, id).flatMap(({ file, lines }, i) => [
    ...(i === 0 ? [] : ['']),
    `\`${file}\`:`,
    '',
    '```text',
    ...lines,
    '```',
  ]);
}

/** The deciding claims; without any, the rule is at best likely. */
function confirmations(rule: Rule): readonly string[] {
  const all = [...Object.values(rule.steps), ...Object.values(rule.supports ?? {})];
  const deciding = all
    .filter(({ decides }) => decides === true)
    .map(({ says }) => `${says}: confirmed, with every step seen`);
  return deciding.length > 0
    ? deciding
    : ['nothing decides it: it is likely at best, where every step was seen and no rival fits'];
}

function claims(all: Readonly<Record<string, Claim>> | undefined): readonly string[] {
  return Object.entries(all ?? {}).flatMap(([name, claim]) => [
    `- **${name}**: ${claim.says}${claim.decides === true ? ' (decides: no rival cause explains it)' : ''}`,
    ...claim.seen.map((sight) => `  - ${describeSight(sight)}`),
  ]);
}

function describeSight(sight: Sight): string {
  const tests = tested(sight).map(([field, test]) => `\`${field}\` ${asPredicate(describeTest(test))}`);
  const same = (sight.same ?? []).map((field) => `\`${field}\` is the attempt's own`);
  const scope = { attempt: '', before: ', up to the attempt', bundle: ', anywhere in the bundle' }[
    sight.scope ?? 'attempt'
  ];
  const where = [...tests, ...same].join(', ');
  return `[\`${sight.see}\`](../events.md#${anchor(sight.see)})${where === '' ? '' : ` where ${where}`}${scope}`;
}

/** Turns "something that ends with x" into "ends with x". */
const asPredicate = (words: string): string =>
  /^something that /.test(words) ? words.slice('something that '.length) : `is ${words}`;

/** The tested fields of a sight, without their types. */
function tested({
  where = {},
}: {
  readonly where?: Readonly<Record<string, AnyTest | undefined>>;
}): readonly (readonly [string, AnyTest])[] {
  return Object.entries(where).flatMap(([field, test]) => (test === undefined ? [] : [[field, test] as const]));
}

/** GitHub's anchor of a heading. */
const anchor = (kind: string): string => kind.replaceAll('.', '');
