import type { MessageParser } from '../../../src/core/parser.js';
import { loadModule } from '../from/load-rule.js';

/** The parser of messages in a text, as if it were a file in `folder`; null if there is none. */
export async function loadParser(text: string, folder: string): Promise<MessageParser | null> {
  const loaded = await loadModule(text, folder);
  return holdsParser(loaded) ? loaded.default : null;
}

/** The module holds a parser of messages: its text is made by parser-form.ts. */
function holdsParser(loaded: unknown): loaded is { readonly default: MessageParser } {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return false;
  const { default: parser } = loaded;
  return typeof parser === 'object' && parser !== null && 'claims' in parser && 'read' in parser;
}
