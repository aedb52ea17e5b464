/** Begin of our own reports, which quote log lines and must not become their own evidence. */
const WHOLE = /^\s*(?:\{\s*"schema":\s*"lic-analyze\/|# License sync(?::| failed,|,) [^\n]*\n\s*```text\r?\nVERDICT )/;
const PAGE = /^<!doctype html>[^]{0,6000}<meta name="generator" content="lic-analyze/i;
const WITHIN = /^[ >]*(?:# )?License sync(?::| failed,|,) .*\r?\n(?:[ >]*\r?\n)?[ >]*(?:```text\r?\n[ >]*)?VERDICT /m;

/** Whether a file is our own report, by its begin. */
export function isOwnReport(begin: string): boolean {
  return WHOLE.test(begin) || PAGE.test(begin);
}

/** Offset of our own report in a text; null if there is none. */
export function ownReportIn(text: string): number | null {
  return WITHIN.exec(text)?.index ?? null;
}
