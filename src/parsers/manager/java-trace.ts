import { isProxyFrame } from '../../license/proxy-use.js';

/** Facts of a Java stack trace: the exception's class and text, and the texts of its causes. */
export interface JavaTrace {
  readonly type?: string;
  readonly message?: string;
  readonly causes: readonly string[];
}

/** `java.net.UnknownHostException: ssm.example.com`, at the begin of a line or after `Caused by:`. */
const EXCEPTION =
  /^(?<cause>\s*Caused by: )?(?<class>(?:[\w$]+\.)+[\w$]{0,120}(?:Exception|Error|Throwable)\w{0,80})(?:: (?<text>.*))?$/;

/** Whether a continuation line holds a fact (`... 15 more` and frames do not, unless they show a proxy). */
export function isTraceFact(line: string): boolean {
  return EXCEPTION.test(line) || isProxyFrame(line);
}

const NO_TRACE: JavaTrace = { causes: [] };

/** Reads the facts out of the continuation lines of one record. */
export function javaTrace(lines: readonly string[]): JavaTrace {
  if (lines.length === 0) return NO_TRACE;
  const found = lines.flatMap((line) => {
    const groups = EXCEPTION.exec(line)?.groups;
    return groups === undefined ? [] : [groups];
  });
  const top = found.find((groups) => groups['cause'] === undefined);
  const causes = found.filter((groups) => groups['cause'] !== undefined);
  return {
    ...(top?.['class'] === undefined ? {} : { type: top['class'].replace(/^.*\./, '') }),
    ...(top?.['text'] === undefined ? {} : { message: top['text'] }),
    causes: causes.map((groups) => [groups['class'], groups['text']].filter((part) => part !== undefined).join(': ')),
  };
}

const CLASS_IN_TEXT = /(?<![\w.$])(?:[a-z_]\w*\.)+[A-Z][\w$]*(?:Exception|Error|Throwable)\b/;

/** The first exception that a message names with its package; null if there is none. */
export function exceptionIn(message: string): string | null {
  return CLASS_IN_TEXT.exec(message)?.[0] ?? null;
}
