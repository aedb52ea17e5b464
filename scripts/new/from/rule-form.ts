import { format } from 'prettier';
import type { Stage } from '../../../src/core/stages.js';
import type { SightText } from './sight.js';

/** The start of a rule from one line; its author adds the rest. */
export interface Beginning {
  readonly id: string;
  readonly stage: Stage;
  readonly sight: SightText;
  /** Role of the file, which says where to collect it again. */
  readonly host: string;
  readonly file: string;
}

/** The rule template with the sight of one line, and with hints in place of sentences. */
export async function ruleForm(template: string, { id, stage, sight, host, file }: Beginning): Promise<string> {
  const properties = {
    cause: `'Say in one plain sentence what is wrong with ${id}.'`,
    stage: `'${stage}'`,
    // No `decides`, because another cause may write the same line.
    steps: `{ seen: { says: 'say what the line shows', seen: [${sight.code}] } }`,
    contradicts: null,
    explain: `'Say why this means the cause.'`,
    fix: `['Say what to do.']`,
    verify: `['Say how to see that it helped.']`,
    collect: `[{ what: 'The log that holds the line, around the attempt', host: '${host}', path: '${file}' }]`,
    references: `['Say where this is documented.']`,
  };
  const filled = Object.entries(properties).reduce((text, [name, value]) => withProperty(text, name, value), template);
  const imports = sight.usesPattern ? `import { pattern } from '../core/pattern.js';\n` : '';
  const own = filled.replace(/import \{[^}]*\} from '[^']*pattern\.js';\n/, imports);
  return format(own, { parser: 'typescript', singleQuote: true, printWidth: 120, trailingComma: 'all' });
}

/** Replaces a property of the form, up to the next one; null removes it. */
function withProperty(text: string, name: string, value: string | null): string {
  const property = new RegExp(String.raw`^  ${name}:[\s\S]*?\n(?=  \w+:|\}\);)`, 'm');
  return text.replace(property, () => (value === null ? '' : `  ${name}: ${value},\n`));
}
