import { membersOf, textOf } from './members.js';

/** Products of a User-Agent (RFC 9110 section 10.1.5), the most specific first: Edge also names Chrome and Safari. */
const AGENTS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/\bPostmanRuntime\//, 'Postman'],
  [/\binsomnia\//i, 'Insomnia'],
  [/\bcurl\//, 'curl'],
];

/** Names in `log.creator` that differ from those that people know. */
const CREATORS: readonly (readonly [RegExp, string])[] = [
  [/^WebInspector$/, 'Chrome'],
  [/^WebKit Web Inspector$/, 'Safari'],
  [/^Insomnia\b/, 'Insomnia'],
];

/** Longest name that is kept. */
const MAX_NAME_LENGTH = 60;

/** The program that sent a request, by its User-Agent; otherwise the archive's writer, which may be a proxy. */
export function programOf(agent: string | undefined, writer: string | null): string {
  return named(AGENTS, agent ?? '') ?? writer ?? 'browser';
}

/** The name in `log.creator` or `log.browser`; null if there is none. */
export function writerOf(value: unknown): string | null {
  const name = textOf(membersOf(value), 'name');
  return name === null ? null : (named(CREATORS, name) ?? name.slice(0, MAX_NAME_LENGTH));
}

function named(names: readonly (readonly [RegExp, string])[], text: string): string | null {
  return names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
