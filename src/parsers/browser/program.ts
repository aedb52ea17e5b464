import { membersOf, textOf } from './members.js';

/** Products of a User-Agent (RFC 9110 section 10.1.5), the telling one first: Edge calls itself Chrome and Safari too. */
const AGENTS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/\bPostmanRuntime\//, 'Postman'],
  [/\binsomnia\//i, 'Insomnia'],
  [/\bcurl\//, 'curl'],
];

/** Names that programs give themselves in `log.creator`, where they are not those that people know. */
const CREATORS: readonly (readonly [RegExp, string])[] = [
  [/^WebInspector$/, 'Chrome'],
  [/^WebKit Web Inspector$/, 'Safari'],
  [/^Insomnia\b/, 'Insomnia'],
];

/** Longest name that is taken over. */
const MAX_NAME_LENGTH = 60;

/** The program that sent a request, by its own word; the archive's writer otherwise, which with a proxy is another one. */
export function programOf(agent: string | undefined, writer: string | null): string {
  return named(AGENTS, agent ?? '') ?? writer ?? 'browser';
}

/** The name in `log.creator` or `log.browser`; null where there is none. */
export function writerOf(value: unknown): string | null {
  const name = textOf(membersOf(value), 'name');
  return name === null ? null : (named(CREATORS, name) ?? name.slice(0, MAX_NAME_LENGTH));
}

function named(names: readonly (readonly [RegExp, string])[], text: string): string | null {
  return names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
