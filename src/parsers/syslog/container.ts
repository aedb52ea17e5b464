import type { Stamp } from '../../core/time.js';
import { isoStamp } from '../stamps/iso.js';
import { jsonObject, textField } from './json.js';
import type { Envelope, EnvelopeRecord } from './record.js';

/** `docker compose logs`: the container's name with its number, padded, before a bar. */
const COMPOSE = /^([a-zA-Z0-9][\w.-]*[-_]\d+) +\| (.*)$/;
/** `docker logs -t`, compose with `-t`, and CRI, which adds the stream and whether the line is whole: RFC 3339 with up to nine decimals. */
const STAMPED =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3,9}(?:Z|[+-]\d{2}:\d{2})) (?:(?:stdout|stderr) ([FP]) )?(.*)$/;
/** Docker splits lines at 16 KiB; parts are joined up to this length. */
const MAX_MESSAGE_LENGTH = 64 * 1024;

/**
 * Reads output of containers, as stored by Docker's json-file driver or a CRI runtime, or shown by `docker logs -t` and
 * compose.
 */
export class ContainerLines implements Envelope {
  /** First parts of lines that the runtime split, by stream. */
  private readonly parts = new Map<string, string>();

  read(line: string): EnvelopeRecord | null {
    return this.jsonFile(line) ?? this.printed(line);
  }

  private jsonFile(line: string): EnvelopeRecord | null {
    const object = jsonObject(line);
    const text = object === null ? null : textField(object, 'log');
    if (object === null || text === null) return null;
    const stamp = isoStamp(textField(object, 'time') ?? '');
    // The last part of a split line has the line feed.
    return this.joined(textField(object, 'stream') ?? '', text.replace(/\n$/, ''), text.endsWith('\n'), stamp, null);
  }

  private printed(line: string): EnvelopeRecord | null {
    const compose = COMPOSE.exec(line);
    const program = compose?.[1] ?? null;
    const rest = compose?.[2] ?? line;
    const found = STAMPED.exec(rest);
    if (found === null) return program === null ? null : record(program, rest, null);
    const [, time, whole, text] = found;
    return this.joined(program ?? '', text ?? '', whole !== 'P', isoStamp(time ?? ''), program);
  }

  private joined(
    stream: string,
    text: string,
    isWhole: boolean,
    stamp: Stamp | null,
    program: string | null,
  ): EnvelopeRecord | null {
    const message = (this.parts.get(stream) ?? '') + text;
    this.parts.delete(stream);
    if (isWhole || message.length > MAX_MESSAGE_LENGTH) return record(program, message, stamp);
    this.parts.set(stream, message);
    return null;
  }
}

function record(program: string | null, message: string, stamp: Stamp | null): EnvelopeRecord {
  return { stamp, host: null, program, pid: null, message };
}
