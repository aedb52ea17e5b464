import type { Facts } from '../../core/event.js';
import { present } from '../../core/present.js';
import { answerErrorKind } from '../../license/answer-errors.js';
import { oauthBody } from '../../license/oauth.js';
import { STATUS } from './forms.js';

type Pasted = Facts['paste.error'];

const DESCRIBED = /"(?:error_description|details?|message|error)"\s*:\s*"([^"]*)/g;
const CODE = /"(?:status|status_?code|code)"\s*:\s*"?(?:HTTP )?([45]\d\d)\b/i;
const CHALLENGE = /\berror="([a-z_]*)("?)/i;

/** Facts of an error answer: its status line, its header, its body, whatever of them was copied. */
export function answerFacts(lines: readonly string[]): Pasted {
  const text = lines.join('\n');
  const brace = text.indexOf('{');
  const body = brace < 0 ? undefined : text.slice(brace);
  const status = statusOf(lines, text);
  const header = CHALLENGE.exec(text);
  // A header has the same code; oauthBody reads it in the body's notation.
  const coded = body ?? (header === null ? undefined : `{"error":"${header[1] ?? ''}${header[2] ?? ''}`);
  const { error, prefix } = coded === undefined ? {} : oauthBody(coded, coded.trimEnd().endsWith('}'));
  const isCoded = (error !== undefined && error !== 'none') || prefix !== undefined;
  const said = [...text.matchAll(DESCRIBED)].map(([, words]) => words ?? '').filter((words) => words !== '');
  const kind = isCoded || body === undefined ? null : answerErrorKind(body, status);
  return present<Pasted>({
    'paste.form': 'answer',
    'error.message': said.at(-1) ?? lines[0]?.trim() ?? '',
    'http.response.status_code': status,
    'http.response.body.content': body,
    'oauth.error': isCoded && error !== 'none' ? error : undefined,
    'oauth.error.prefix': isCoded ? prefix : undefined,
    'answer.error.kind': kind === null || kind === 'other' ? undefined : kind,
    'error.kind': undefined,
  });
}

function statusOf(lines: readonly string[], text: string): number | undefined {
  const stated = lines.map((line) => STATUS.exec(line)?.[1]).find((found) => found !== undefined);
  const found = stated ?? CODE.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
