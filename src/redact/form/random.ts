/** Whether a run of characters was drawn, not written: its classes change often, and it is no number, hash or name. */

/** Share of neighbours of different classes; in CamelCase with a digit about a third, in drawn text over a half. */
const CHANGES = 0.42;
const MIN_LENGTH = 10;

export function isRandom(run: string): boolean {
  if (run.length < MIN_LENGTH) return false;
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  const classes = Array.from(run, classOf);
  const digits = classes.filter((one) => one === 'd').length;
  const groups = run.match(/\d+/g)?.length ?? 0;
  if (digits < 2 || groups < 2) return false;
  const changes = classes.filter((one, at) => at > 0 && one !== classes[at - 1]).length;
  return changes / (run.length - 1) >= CHANGES;
}

function classOf(character: string): 'u' | 'l' | 'd' | 'o' {
  if (character >= '0' && character <= '9') return 'd';
  if (character >= 'a' && character <= 'z') return 'l';
  return character >= 'A' && character <= 'Z' ? 'u' : 'o';
}
