import type { Evidence } from '../core/evidence.js';

/** A piece of running text. A plain string is unescaped: each form of report escapes it in its own way. */
export type Inline =
  | string
  | { readonly is: 'strong' | 'emphasis' | 'code'; readonly text: string }
  /** Places of evidence; `bare` without brackets, for a column of places. */
  | { readonly is: 'places'; readonly evidence: readonly Evidence[]; readonly bare: boolean };

export type Rich = readonly Inline[];

/** One part of a report. Sections return blocks; Markdown and HTML render them. */
export type Block =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: Rich }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly Rich[] }
  | { readonly is: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Rich[])[] }
  /** Verbatim text, line by line. */
  | { readonly is: 'lines'; readonly lines: readonly string[] }
  /** Messages between parties, in order. */
  | { readonly is: 'diagram'; readonly parties: readonly Party[]; readonly arrows: readonly Arrow[] }
  /** Folded blocks that a reader can open. */
  | { readonly is: 'fold'; readonly summary: string; readonly blocks: readonly Block[] };

/** One side of a diagram. */
export interface Party {
  readonly id: string;
  readonly name: string;
}

/** One message of a diagram. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly answer: boolean;
  /** True for the failure that ends a diagram. */
  readonly fails: boolean;
  readonly words: string;
}

export const strong = (text: string): Inline => ({ is: 'strong', text });
export const emphasis = (text: string): Inline => ({ is: 'emphasis', text });
export const code = (text: string): Inline => ({ is: 'code', text });

/** ` [vmanage-server.log:260]`, or empty without evidence. */
export function cite(evidence: readonly Evidence[]): Inline {
  return { is: 'places', evidence, bare: false };
}

/** The same as a whole cell, without brackets. */
export function seenIn(evidence: readonly Evidence[]): Inline {
  return { is: 'places', evidence, bare: true };
}

/** A section with heading, or nothing without blocks. */
export function section(title: string, blocks: readonly Block[], level: 2 | 3 = 2): readonly Block[] {
  return blocks.length === 0 ? [] : [{ is: 'heading', level, text: title }, ...blocks];
}

/** The title of a text. */
export function heading(text: string): Block {
  return { is: 'heading', level: 1, text };
}

export function paragraph(...text: Rich): Block {
  return { is: 'paragraph', text };
}

/** A list, or nothing without items. */
export function list(items: readonly Rich[], ordered = false): readonly Block[] {
  return items.length === 0 ? [] : [{ is: 'list', ordered, items }];
}

/** A table, or nothing without rows. */
export function table(head: readonly string[], rows: readonly (readonly Rich[])[]): readonly Block[] {
  return rows.length === 0 ? [] : [{ is: 'table', head, rows }];
}

/** Verbatim lines, or nothing without lines. */
export function verbatim(lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [{ is: 'lines', lines }];
}

export function fold(summary: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ is: 'fold', summary, blocks }];
}
