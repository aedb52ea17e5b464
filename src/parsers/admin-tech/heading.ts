/** What introduces a section: a command of the device, or the name of a table of one of its daemons. */
const TITLE = /^(?:show|request|ping|df|free|ip|ifconfig|route|date|uptime|ntpq|CFGMGR)\b/i;
/** Alone behind a rule only what no row of a table begins with. */
const LONE = /^(?:show|request|CFGMGR) /;
const RULED = /^\s*[-=*#+]{3,}\s*([^\s\-=*#+].*?)\s*[-=*#+]{3,}\s*$/;
const RULE = /^\s*[-=*#+]{5,}\s*$/;

/** The title between two rules in one line; null for any other line. */
export function headingIn(line: string): string | null {
  if (line.length > 400) return null;
  const title = RULED.exec(line)?.[1];
  return title !== undefined && TITLE.test(title) ? title : null;
}

/** Finds headings in lines as they come: a title between rules, in one line or in three. */
export class Headings {
  #ruled = false;

  /** The title that this line is, or that stands alone behind a rule; null for any other line. */
  next(line: string): string | null {
    const behindRule = this.#ruled;
    this.#ruled = line.length <= 400 && RULE.test(line);
    const title = line.trim();
    return headingIn(line) ?? (behindRule && line.length <= 400 && LONE.test(title) ? title : null);
  }
}

/** How many of the lines are headings. */
export function headingsAmong(lines: readonly string[]): number {
  const headings = new Headings();
  return lines.filter((line) => headings.next(line) !== null).length;
}
