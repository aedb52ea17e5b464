import type { EvidenceList } from '../../core/evidence.js';
import type { Facts } from '../../core/event.js';
import type { TranscriptLine } from '../terminal/command.js';
import { isIp } from '../terminal/prefix.js';

type Identity = Facts['host.identity'];
type Key = 'host-name' | 'system-ip' | 'personality';

interface Field {
  readonly value: string;
  readonly line: TranscriptLine;
  readonly reported: boolean;
}

const FIELD = /^\s*(host-name|system-ip|personality)(?:\s{0,40}[:=])?\s+"?([^\s"]+)"?\s*$/;

/** Collects the host's identity from fields in any section; the first of each counts. */
export class IdentityFields {
  readonly #fields = new Map<string, Field>();

  /** Takes a line, and whether a reader reported it already. A peer's fields are in tables, never alone on a line. */
  take(line: TranscriptLine, reported: boolean): void {
    const [, key, value] = line.text.length > 200 ? [] : (FIELD.exec(line.text) ?? []);
    if (key === undefined || value === undefined || this.#fields.has(key)) return;
    if (key === 'system-ip' && !isIp(value)) return;
    this.#fields.set(key, { value, line, reported });
  }

  get host(): string | null {
    return this.#fields.get('host-name')?.value ?? null;
  }

  /** What no reader has reported, with its lines; null if there is nothing. */
  identity(evidence: (line: TranscriptLine) => EvidenceList[number]): {
    readonly facts: Identity;
    readonly evidence: EvidenceList;
  } | null {
    const [first, ...more] = [...this.#fields.values()].flatMap(({ line, reported }) =>
      reported ? [] : [evidence(line)],
    );
    if (first === undefined) return null;
    const unreported = (key: Key): string | undefined => {
      const field = this.#fields.get(key);
      return field?.reported === false ? field.value : undefined;
    };
    const [name, ip, personality] = [unreported('host-name'), unreported('system-ip'), unreported('personality')];
    return {
      facts: {
        ...(name === undefined ? {} : { 'host.name': name }),
        ...(ip === undefined ? {} : { 'system.ip': ip }),
        ...(personality === undefined ? {} : { 'system.personality': personality }),
      },
      evidence: [first, ...more],
    };
  }
}
