const ESCAPE = '\x1b';
/** Colours and cursor movements for a terminal (ECMA-48 section 5.4, CSI). */
const CONTROL_SEQUENCE = /\x1b\[[0-9;?]*[ -/]*[@-~]/g;

/** The text without terminal control sequences. */
export function withoutColours(text: string): string {
  return text.includes(ESCAPE) ? text.replace(CONTROL_SEQUENCE, '') : text;
}
