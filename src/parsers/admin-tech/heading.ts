/** A section's title: a command of the device, or the name of a daemon's table. */
const TITLE = /^(?:show|request|ping|df|free|ip|ifconfig|route|date|uptime|ntpq|CFGMGR)\b/i;
/** Titles that may stand alone after a rule, because no table row begins like them. */
const LONE = /^(?:show|request|CFGMGR) /;
/** Commands that begin a section without a rule; their own output never begins like this. */
const BARE =
  /^show (?:system status|control (?:local-properties|connections)|running-config|interface|ip routes?|clock|version|ntp \w+)(?: [\w-]+){0,3}$/;
const RULED = /^\s*[-=*#+]{3,}\s*([^\s\-=*#+].{0,200}?)\s{0,40}[-=*#+]{3,200}\s*$/;
const RULE = /^\s*[-=*#+]{5,}\s*$/;

/** The title between two rules in one line; null for any other line. */
export function headingIn(line: string): string | null {
  if (line.length > 400) return null;
  const title = RULED.exec(line)?.[1];
  return title !== undefined && TITLE.test(title) ? title : null;
}

/** True for a command alone on its line, without a prompt. */
export function isBareHeading(line: string): boolean {
  return line.length <= 100 && BARE.test(line.trimEnd());
}

/** Finds headings in lines as they come: a title between rules, in one line or in three, or one that stands alone. */
export class Headings {
  #before = '';

  /** The title that this line is, or that stands alone; null for any other line. */
  next(line: string): string | null {
    const alone = isBareHeading(line) || isAfterRule(line, this.#before);
    this.#before = line;
    return headingIn(line) ?? (alone ? line.trim() : null);
  }
}

/** How many of the lines are headings with rules. */
export function headingsAmong(lines: readonly string[]): number {
  return lines.filter((line, index) => headingIn(line) !== null || isAfterRule(line, lines[index - 1] ?? '')).length;
}

function isAfterRule(line: string, before: string): boolean {
  return line.length <= 400 && LONE.test(line.trim()) && before.length <= 400 && RULE.test(before);
}
