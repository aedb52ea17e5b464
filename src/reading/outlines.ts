import { asAnyEvent } from '../core/event.js';
import type { AnyEvent } from '../core/event.js';
import { DeferredEvent, type Outline } from '../core/deferred-event.js';
import type { Message, MessageParser, OutlinedTexts } from '../core/parser.js';
import { EventRecorder } from './event-recorder.js';
import { TextShape } from './text-shape.js';

/** Texts that are remembered for others like them. Where most are like none, nothing is remembered any more. */
const MAX_SHAPES = 4_000;

/** Remembers what texts lead to, so that those like them need not be read before it is known that they are kept. */
export class Outlines {
  #shapes = new TextShape();
  #count = 0;
  #hits = 0;
  #isOff = false;
  // What was asked about last: in fields, because every request of a busy log is.
  #asked: OutlinedTexts | null = null;
  #shape: TextShape | null = null;
  #amount = NaN;
  #text = '';
  #at = 0;
  #end = 0;

  constructor(private readonly path: string) {}

  /** Whether the text at this place is of a shape that was read before; of what shape it is stays in mind. */
  isKnown(texts: readonly OutlinedTexts[], text: string, at: number, end: number, dropsClock: boolean): boolean {
    this.#asked = this.#isOff ? null : this.#ask(texts, text, at, end);
    if (this.#asked === null || this.#shape?.isRead !== true) return false;
    return dropsClock || this.#asked.hasClock !== true;
  }

  /** The event of a message whose text was asked about; null if it leads to none, undefined if it must be read. */
  eventOf(message: Message): AnyEvent | null | undefined {
    const outline = this.#asked === null ? undefined : this.#shape?.outlineOf(message.host);
    if (outline === undefined) return undefined;
    this.#hits++;
    return outline === null ? null : asAnyEvent(new DeferredEvent(outline, message, this.#amount));
  }

  /** Whether reading the text that was asked about would give a clock observation. */
  get hasClock(): boolean {
    return this.#asked?.hasClock === true;
  }

  /** Remembers what a message led to, if its text is the one that was asked about. */
  learn(message: Message, parser: MessageParser, events: readonly AnyEvent[]): void {
    const texts = this.#asked;
    this.#asked = null;
    if (texts === null || parser.outlines !== texts || this.#shape?.outlineOf(message.host) !== undefined) return;
    if (message.text !== this.#text.slice(this.#at, this.#end)) return;
    const [event = null, second] = events;
    if (second !== undefined || (event !== null && !isSimple(event, message, texts))) return;
    if (this.#count++ >= MAX_SHAPES) this.#forget();
    else this.#added(texts, message.text).learn(message.host, event && this.#outline(parser, texts, event));
  }

  #ask(all: readonly OutlinedTexts[], text: string, at: number, end: number): OutlinedTexts | null {
    for (const texts of all) {
      const { pattern, amount } = texts;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found === null || pattern.lastIndex !== end) continue;
      let shape: TextShape | undefined = this.#shapes;
      for (let group = 1; group < found.length; group++)
        if (group !== amount.group) shape = shape?.at(found[group] ?? '');
      this.#shape = shape ?? null;
      this.#amount = amount.of(found[amount.group] ?? '');
      [this.#text, this.#at, this.#end] = [text, at, end];
      return texts;
    }
    return null;
  }

  #added({ pattern, amount }: OutlinedTexts, text: string): TextShape {
    pattern.lastIndex = 0;
    const [, ...parts] = pattern.exec(text) ?? [];
    return parts.reduce((shape, part, index) => (index + 1 === amount.group ? shape : shape.added(part)), this.#shapes);
  }

  #forget(): void {
    this.#isOff = this.#hits < MAX_SHAPES;
    [this.#hits, this.#count] = [0, 0];
    this.#shapes = new TextShape();
  }

  #outline(parser: MessageParser, { amount }: OutlinedTexts, like: AnyEvent): Outline {
    const read = (message: Message): AnyEvent | null => {
      const recorder = new EventRecorder(this.path);
      parser.read(message, recorder);
      return recorder.events.find(({ kind }) => kind === like.kind) ?? null;
    };
    return { like, amount: amount.field, read };
  }
}

/** Whether nothing but facts is of its own. */
function isSimple({ kind, stamp, end, evidence }: AnyEvent, message: Message, texts: OutlinedTexts): boolean {
  return kind === texts.kind && stamp !== null && stamp === message.stamp && end === null && evidence.length === 1;
}
