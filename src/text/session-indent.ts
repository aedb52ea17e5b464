import { markedCommand } from './marked-command.js';
import { frontOf, isKnownCommand, promptOf } from './prompts.js';

/** Takes off what stands before the lines of a session that was pasted into a text. */
export class SessionIndent {
  #front = '';
  #isPrompted = false;

  /** The line without it; `ends` if the line is no longer of the session. */
  line(text: string): { readonly text: string; readonly ends: boolean } {
    const front = frontOf(text);
    const rest = text.slice(front.length);
    if (front !== '' && (beginsSession(rest) || (!this.#isPrompted && isCheck(rest)))) this.#front = front;
    else if (front === '' && promptOf(text) !== null) this.#isPrompted = true;
    if (this.#front === '' || text.trim() === '') return { text, ends: false };
    if (text.startsWith(this.#front)) return { text: text.slice(this.#front.length), ends: false };
    // The blank after a quote mark is left out before an empty line.
    if (text === this.#front.trimEnd()) return { text: '', ends: false };
    this.#front = '';
    return { text, ends: true };
  }
}

function beginsSession(text: string): boolean {
  const prompt = promptOf(text, { bare: true });
  // In most texts a lone `#` before a word is a comment.
  return prompt !== null && isKnownCommand(prompt.command) && (prompt.kind !== 'bare' || text.startsWith('$'));
}

/** Programs that a note quotes without a prompt; words like `host` or `show` begin too many other lines. */
const CHECK = /^(?:curl|wget|openssl|dig|nslookup|getent|nc|telnet|ping|traceroute)\s+\S/;

function isCheck(text: string): boolean {
  return CHECK.test(text) && markedCommand(text) !== null;
}
