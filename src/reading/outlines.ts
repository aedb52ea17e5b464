import { asAnyEvent } from '../core/event.js';
import type { AnyEvent } from '../core/event.js';
import { DeferredEvent, type Outline } from '../core/deferred-event.js';
import type { Message, MessageParser, OutlinedTexts } from '../core/parser.js';
import { EventRecorder } from './event-recorder.js';

/** Texts that are remembered for others like them. Where most are like none, nothing is remembered any more. */
const MAX_SHAPES = 4_000;

/** What texts of one shape lead to, by the host of their envelope; null for nothing. */
type Shape = Map<string | null, Outline | null>;

/** The text that was asked about last. */
interface Asked {
  readonly texts: OutlinedTexts;
  readonly key: string;
  readonly amount: number;
  readonly shape: Shape | undefined;
  /** Its place in a longer one. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Remembers what texts lead to, so that those like them need not be read before it is known that they are kept. */
export class Outlines {
  readonly #shapes = new Map<string, Shape>();
  #asked: Asked | null = null;
  #hits = 0;
  #isOff = false;

  constructor(private readonly path: string) {}

  /** Whether the text at this place is of a shape that was read before; if it is of one, it is remembered as asked. */
  isKnown(texts: readonly OutlinedTexts[], text: string, at: number, end: number, dropsClock: boolean): boolean {
    this.#asked = this.#isOff ? null : this.#ask(texts, text, at, end);
    if (this.#asked?.shape === undefined) return false;
    return dropsClock || this.#asked.texts.hasClock !== true;
  }

  /** The event of a message whose text was asked about; null if it leads to none, undefined if it must be read. */
  eventOf(message: Message): { readonly event: AnyEvent | null; readonly hasClock: boolean } | undefined {
    const outline = this.#asked?.shape?.get(message.host);
    if (this.#asked === null || outline === undefined) return undefined;
    const { amount, texts } = this.#asked;
    this.#asked = null;
    this.#hits++;
    const event = outline === null ? null : asAnyEvent(new DeferredEvent(outline, message, amount));
    return { event, hasClock: texts.hasClock === true };
  }

  /** Remembers what a message led to, if its text is the one that was asked about. */
  learn(message: Message, parser: MessageParser, events: readonly AnyEvent[]): void {
    const asked = this.#asked;
    this.#asked = null;
    if (asked === null || parser.outlines !== asked.texts || asked.shape?.has(message.host) === true) return;
    if (message.text !== asked.text.slice(asked.at, asked.end)) return;
    const [event = null, second] = events;
    if (second !== undefined || (event !== null && !isSimple(event, message, asked.texts))) return;
    const shape = asked.shape ?? this.#added(asked.key);
    shape.set(message.host, event === null ? null : this.#outline(parser, asked.texts, event));
  }

  #ask(all: readonly OutlinedTexts[], text: string, at: number, end: number): Asked | null {
    for (const texts of all) {
      const { pattern, amount } = texts;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found === null || pattern.lastIndex !== end) continue;
      let key = '';
      for (let group = 1; group < found.length; group++) if (group !== amount.group) key += `${found[group] ?? ''}\n`;
      return { texts, key, amount: amount.of(found[amount.group] ?? ''), shape: this.#shapes.get(key), text, at, end };
    }
    return null;
  }

  #added(key: string): Shape {
    if (this.#shapes.size >= MAX_SHAPES) {
      this.#isOff = this.#hits < MAX_SHAPES;
      this.#hits = 0;
      this.#shapes.clear();
    }
    const shape: Shape = new Map<string | null, Outline | null>();
    // A copy, because a part of a text would keep all of it in memory.
    this.#shapes.set(key.split('').join(''), shape);
    return shape;
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
