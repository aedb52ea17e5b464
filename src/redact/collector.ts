import { ClientIds } from './client-ids.js';
import { encodedNames } from './encoded-names.js';
import { formsOf, readings } from './encodings.js';
import { decodedRuns } from './form/decoded.js';
import { secretsByForm } from './form/detect.js';
import { isMasked, MASK } from './found.js';
import type { Found } from './found.js';
import { identityNeedles } from './identities.js';
import type { ByForm, Learned, Secret } from './learn.js';
import { Needles, MIN_NEEDLE_LENGTH } from './needles.js';
import { maskByPattern } from './patterns.js';
import { Records } from './records.js';
import { isRuleText, kindOfKey } from './text-keys.js';
import { isCommon } from './vocabulary.js';
import { placeOf, type Found as Where, type Place } from './walk.js';

/** Collects secrets: by key and syntax text by text, then over records that belong together, then by form. */
export class SecretCollector {
  private readonly secrets = new Map<string, Secret>();
  private readonly clientIds = new ClientIds();
  private readonly records = new Records();
  /** Each text as its keys and syntax leave it, with where it was first. */
  private readonly masked = new Map<string, Where | null>();
  /** Those of them that are no text themselves, and the texts in which keys and syntax show something: few of all. */
  private readonly results = new Set<string>();
  private readonly unclean = new Set<string>();
  private count = 0;

  read(text: string, key: string, where: Where | null): void {
    if (isRuleText(key)) return;
    const kind = kindOfKey(key);
    if (kind !== null && text !== '' && !isMasked(text)) this.found({ kind, name: key, value: text }, placeOf(where));
    const place = key === 'text' ? placeOf(where) : null;
    if (place !== null) this.records.add(place, text);
    if (this.clean.has(text) || this.unclean.has(text)) return;
    const before = this.count;
    const masked = maskByPattern(text, (found) => this.found(found, placeOf(where)));
    const isNew = !this.masked.has(masked);
    if (isNew) this.masked.set(masked, where);
    if (this.count === before && masked === text) {
      this.results.delete(text);
      return;
    }
    this.unclean.add(text);
    if (isNew) this.results.add(masked);
  }

  /** Texts in which keys and syntax show nothing, so that pass two need not look again. */
  private readonly clean: Learned['clean'] = {
    has: (text) => this.masked.has(text) && !this.results.has(text),
  };

  private found({ kind, name, value }: Found, where: Place | null): string {
    this.count += 1;
    const shown = kind === 'client-id' ? this.clientIds.shown(value) : MASK;
    for (const reading of readings(value)) {
      if (isDistinct(reading) && !this.secrets.has(reading))
        this.secrets.set(reading, { name, value: reading, shown, where: wordsOf(where) });
    }
    // A client id stays, so that other patterns see the same text as in pass two.
    return kind === 'client-id' ? value : MASK;
  }

  /** What stands in the text of a base64 or hex run may stand elsewhere in clear. */
  private readDecoded(text: string, where: Place | null): void {
    for (const { text: inner } of decodedRuns(text)) maskByPattern(inner, (found) => this.found(found, where));
  }

  learned(): Learned {
    for (const { value, name, where } of this.records.secrets()) this.found({ kind: 'secret', name, value }, where);
    const byForm = this.readForms();
    const secrets = [...this.secrets.values()];
    const needles = secrets.flatMap((secret) =>
      formsOf(secret.value).map((form) => ({ text: form.text, value: { secret, form: form.name } })),
    );
    return {
      secrets,
      clean: this.clean,
      byForm,
      clientIds: this.clientIds,
      needles: new Needles(needles),
      identities: [],
      names: identityNeedles([]),
      encodedNames: encodedNames([]),
    };
  }

  private readForms(): readonly ByForm[] {
    const ids = new Set(this.clientIds.whole);
    const byForm: ByForm[] = [];
    for (const [text, found] of this.masked) {
      for (const { start, end, what } of secretsByForm(text, (run) => ids.has(run))) {
        const value = text.slice(start, end);
        if (this.secrets.has(value)) continue;
        const where = placeOf(found);
        byForm.push({ what, where });
        this.readDecoded(value, where);
        this.found({ kind: 'secret', name: what, value }, where);
      }
    }
    return byForm;
  }
}

function wordsOf(where: Place | null): string | null {
  return where === null ? null : `${where.source}:${String(where.number)}`;
}

function isDistinct(value: string): boolean {
  return value.length >= MIN_NEEDLE_LENGTH && !/^\d{1,7}$/.test(value) && !isCommon(value) && !isMasked(value);
}
