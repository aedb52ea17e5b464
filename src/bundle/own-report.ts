/** Begin of our own reports, which quote log lines and must not become their own evidence. */
const WHOLE =
  /^\s*(?:\{\s*"schema":\s*"lic-analyze\/|(?:The paste [^\n]*\n\s*)?# License sync(?::| failed,|,) [^\n]*\n\s*```text\r?\nVERDICT )/;
const PAGE = /^<!doctype html>[^]{0,6000}<meta name="generator" content="lic-analyze/i;
const WITHIN = /^[ >]*(?:# )?License sync(?::| failed,|,) .*\r?\n(?:[ >]*\r?\n)?[ >]*(?:```text\r?\n[ >]*)?VERDICT /m;

/**
 * A line that begins with its stamp, or with a client's address. Our reports have none outside of fences: they number
 * what they quote, or set it in. So one line that looks like a report does not take the log behind it out of the analysis.
 */
const RECORD =
  /^[ >]*(?:<\d{1,3}>)?(?:\d{1,2}-[A-Z][a-z]{2}-\d{4} \d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:|\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:|\d\d:\d\d:\d\d\.\d+ |\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[|\[\d\d)/m;

/** Whether a file is our own report, by its begin. */
export function isOwnReport(begin: string): boolean {
  return (WHOLE.test(begin) || PAGE.test(begin)) && !RECORD.test(withoutFences(begin));
}

/** Our own report in a text, up to the next record of a log; null if there is none. */
export function ownReportIn(text: string): { readonly start: number; readonly end: number } | null {
  const start = WITHIN.exec(text)?.index;
  if (start === undefined) return null;
  const record = RECORD.exec(withoutFences(text.slice(start)))?.index;
  return { start, end: record === undefined ? text.length : start + record };
}

/** Blanks instead of what stands in closed fences, so that places stay; line by line, so that each is looked at once. */
function withoutFences(text: string): string {
  const lines = text.split('\n');
  let open: { readonly at: number; readonly ticks: string } | null = null;
  for (const [at, line] of lines.entries()) {
    const [mark = '', ticks = ''] = /^[ >]*(`{3,})/.exec(line) ?? [];
    if (ticks === '') continue;
    if (open === null) open = { at, ticks };
    else if (ticks.startsWith(open.ticks)) {
      for (let inside = open.at; inside < at; inside += 1) lines[inside] = ' '.repeat(lines[inside]?.length ?? 0);
      lines[at] = ' '.repeat(mark.length) + line.slice(mark.length);
      open = null;
    }
  }
  return lines.join('\n');
}
