import type { Facts } from '../../core/event.js';
import { present } from '../../core/present.js';
import { javaErrorFacts } from '../../license/java-errors.js';
import { javaTrace } from '../manager/java-trace.js';
import { fromException } from './forms.js';

type Pasted = Facts['paste.error'];

/** `Connect to ssm.example.net:8443 [`, of Apache HttpClient. */
const TARGET = /\bConnect to \[?([\w.-]+|[\da-f:]+)\]?:(\d+)/i;
/** The resolver's exception carries the name, at the begin of its text or behind its class. */
const NAME = /(?:^|Exception: )([\w-]+(?:\.[\w-]+)+)(?=$|:)/m;

/** Facts of one Java exception, with its causes where they were copied. */
export function exceptionFacts(lines: readonly string[]): Pasted {
  const { type, message, causes } = javaTrace(lines.map(fromException));
  const [deepest] = causes.slice(-1);
  const shown = causes.length === 0 ? undefined : causes;
  const own = javaErrorFacts({ type, message, causes: shown });
  const text = lines.join('\n');
  const target = TARGET.exec(text);
  return present<Pasted>({
    'paste.form': 'exception',
    'error.message': message ?? deepest ?? type ?? '',
    'error.type': type,
    'error.causes': shown,
    ...own,
    'url.domain': target?.[1] ?? (own['error.stage'] === 'name' ? NAME.exec(message ?? deepest ?? '')?.[1] : undefined),
    'url.port': target === null ? undefined : Number(target[2]),
  });
}
