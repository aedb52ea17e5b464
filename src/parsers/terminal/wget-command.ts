import { formFacts } from '../../license/oauth-form.js';
import type { Facts } from '../../core/event.js';
import { targetOf, type Target } from './curl-command.js';

/** What a wget command line asks for. */
export interface WgetCommand {
  readonly target: Target | null;
  readonly method: string;
  readonly requestFacts: Pick<Facts['http.exchange'], 'oauth.grant_type' | 'oauth.client.id' | 'user.name'>;
}

/** Options whose value is the next word, unless it stands behind `=` or the letter (wget(1), BusyBox). */
const VALUED =
  /^(?:-[A-Za-z]*[aeiBotOPQTUwXDIlRAY]|--(?:post-data|post-file|body-data|body-file|method|header|user|password|user-agent|timeout|tries|wait|output-document|output-file|ca-certificate|certificate|private-key))$/;

/** Reads a wget command line; null for another program's. */
export function wgetCommand(words: readonly string[]): WgetCommand | null {
  if (words[0] !== 'wget') return null;
  const options = new Map<string, string>();
  const plain: string[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, name, value] = /^(--[\w-]+)=([^]*)$/.exec(word) ?? [];
    if (name !== undefined) options.set(name, value ?? '');
    else if (VALUED.test(word)) options.set(word, words[++at] ?? '');
    else if (!word.startsWith('-')) plain.push(word);
  }
  const data = options.get('--post-data') ?? options.get('--body-data') ?? '';
  const hasData = ['--post-data', '--post-file'].some((name) => options.has(name));
  return {
    target: plain.map((word) => targetOf(word, 'http')).find((one) => one !== null) ?? null,
    method: options.get('--method')?.toUpperCase() ?? (hasData ? 'POST' : 'GET'),
    requestFacts: formFacts(data),
  };
}
