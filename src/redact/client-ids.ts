import { sameId, visibleId } from '../text/visible-id.js';

/**
 * Shows client ids by their first and last four characters, as the products' web pages do. Two ids with the same short
 * form get a number, because an id with one wrong character is a cause of its own.
 */
export class ClientIds {
  private readonly shownByValue = new Map<string, string>();
  private readonly uses = new Map<string, number>();

  /** The whole ids, in order of appearance. */
  get whole(): readonly string[] {
    return [...this.shownByValue.keys()];
  }

  shown(value: string): string {
    if (!visibleId(value).whole) return this.shownPart(value);
    const known = this.shownByValue.get(value);
    if (known !== undefined) return known;
    const short = shortened(value);
    const count = (this.uses.get(short) ?? 0) + 1;
    this.uses.set(short, count);
    const shown = count === 1 ? short : `${short}#${String(count)}`;
    this.shownByValue.set(value, shown);
    return shown;
  }

  /** Shows an id that its writer masked like the whole one that it fits, if there is one. */
  private shownPart(value: string): string {
    const { prefix, suffix } = visibleId(value);
    const short = `${prefix.slice(0, 4)}…${suffix.slice(-4)}`;
    for (const [whole, shown] of this.shownByValue) {
      if (shown.startsWith(short) && sameId(value, whole) === true) return shown;
    }
    return short;
  }
}

function shortened(id: string): string {
  if (id.length >= 12) return `${id.slice(0, 4)}…${id.slice(-4)}`;
  return `${id.slice(0, Math.min(2, id.length - 1))}…`;
}
