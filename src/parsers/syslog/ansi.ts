const ESCAPE = '\x1b';
/** Colours and cursor movements (ECMA-48 section 5.4, CSI), as a terminal gets them. */
const CONTROL_SEQUENCE = /\x1b\[[0-9;?]*[ -/]*[@-~]/g;

/** The text without what a program wrote for a terminal only. */
export function withoutColours(text: string): string {
  return text.includes(ESCAPE) ? text.replace(CONTROL_SEQUENCE, '') : text;
}
