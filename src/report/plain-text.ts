import { hanging } from './wrap.js';

/** Columns of a terminal. */
export const WIDTH = 80;

/** A titled list, or nothing without items. */
export function block(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const item = (text: string): readonly string[] => {
    const number = /^\d+\. /.exec(text)?.[0];
    return number === undefined
      ? hanging('  - ', text, WIDTH)
      : hanging(`  ${number}`, text.slice(number.length), WIDTH);
  };
  return [title, ...items.flatMap(item)];
}

/** Parts with an empty line between them. */
export function finished(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
