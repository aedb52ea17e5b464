/** Wraps text at blanks into lines of at most `width` characters; breaks longer words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter((part) => part !== '')
    .flatMap((part) => pieces(part, width))) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Wrapped text with a label on the first line and the other lines indented under its words. */
export function hanging(label: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(lengthOf(label));
  return wrap(text, width - lengthOf(label)).map((line, index) => `${index === 0 ? label : indent}${line}`);
}

function pieces(word: string, width: number): readonly string[] {
  const characters = Array.from(word);
  if (characters.length <= width) return [word];
  const count = Math.ceil(characters.length / width);
  return Array.from({ length: count }, (_, i) => characters.slice(i * width, (i + 1) * width).join(''));
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
