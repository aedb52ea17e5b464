import { monthNumber } from '../../core/time.js';
import { ascii, joined, NO_BYTES, numberBytes, type Bytes } from './byte-parts.js';
import { element, oidElement, timeElement, utf8Element } from './der-bytes.js';

interface Attribute {
  readonly oid: string;
  value: string;
}
type Name = Attribute[][];

/** One certificate in the details. */
interface Shown {
  readonly issuer: Name;
  readonly subject: Name;
  readonly times: string[];
  readonly names: Bytes[];
}

const STRING = /^(?:\w*String|CountryName|\w*[Nn]ame|SyntaxIA5String|serialNumber): (.*)$/;
const TIME = /^(?:utcTime|generalizedTime): (.*)$/;

/** Collects the details' lines below `Certificate:` and builds DER from them: names, validity, alternative names. */
export class CertificateLines {
  readonly #shown: Shown = newShown();
  #name: Name | null = null;
  #inTimes = false;
  #inNames = false;

  /** One line without its indentation. */
  line(text: string): void {
    if (/^issuer: /.test(text)) this.#name = this.#shown.issuer;
    else if (/^subject: /.test(text)) this.#name = this.#shown.subject;
    else if (text === 'validity') this.#enterTimes();
    else if (text === 'subjectPublicKeyInfo') this.#leave();
    else if (this.#name !== null) nameLine(this.#name, text);
    else if (this.#inTimes) this.#timeLine(text);
    else if (/^Extension \(|^Extension: |^algorithmIdentifier/.test(text)) this.#inNames = /subjectAltName/.test(text);
    else if (this.#inNames) this.#alternativeName(text);
  }

  /** The certificate in DER; null if its validity or names were not shown. Signature and key are empty. */
  end(): Bytes | null {
    const { issuer, subject, times, names } = this.#shown;
    const [notBefore, notAfter] = times;
    if (notBefore === undefined || notAfter === undefined || issuer.length + subject.length === 0) return null;
    const nothing = element(0x30);
    const extension = element(0x30, oidElement('2.5.29.17'), element(0x04, element(0x30, ...names)));
    const body = element(
      0x30,
      ...[element(0xa0, element(0x02, numberBytes(2, 1))), element(0x02, numberBytes(1, 1)), nothing],
      ...[
        nameElement(issuer),
        element(0x30, timeElement(notBefore), timeElement(notAfter)),
        nameElement(subject),
        nothing,
      ],
      names.length === 0 ? NO_BYTES : element(0xa3, element(0x30, extension)),
    );
    return element(0x30, body, nothing, element(0x03, numberBytes(0, 1)));
  }

  #enterTimes(): void {
    this.#name = null;
    this.#inTimes = true;
  }

  #leave(): void {
    this.#name = null;
    this.#inTimes = false;
  }

  #timeLine(text: string): void {
    const digits = timeDigits(TIME.exec(text)?.[1] ?? '');
    if (digits !== null && this.#shown.times.length < 2) this.#shown.times.push(digits);
  }

  #alternativeName(text: string): void {
    const [, kind, value = ''] = /^(dNSName|iPAddress|rfc822Name|uniformResourceIdentifier): (.*)$/.exec(text) ?? [];
    if (kind === 'dNSName') this.#shown.names.push(element(0x82, ascii(value)));
    else if (kind === 'rfc822Name') this.#shown.names.push(element(0x81, ascii(value)));
    else if (kind === 'uniformResourceIdentifier') this.#shown.names.push(element(0x86, ascii(value)));
    else if (kind === 'iPAddress') this.#shown.names.push(element(0x87, addressBytes(value)));
  }
}

const newShown = (): Shown => ({ issuer: [], subject: [], times: [], names: [] });

function nameLine(name: Name, text: string): void {
  if (/^RDNSequence item: /.test(text)) name.push([]);
  const oid = /^(?:Object )?Id: ([\d.]+)/.exec(text)?.[1];
  const set = name.at(-1);
  if (oid !== undefined) set?.push({ oid, value: '' });
  const last = set?.at(-1);
  const value = STRING.exec(text)?.[1];
  // `DirectoryString: uTF8String (4)` announces the line with the text.
  if (value !== undefined && last !== undefined && !/^DirectoryString: /.test(text)) last.value = value;
}

function nameElement(name: Name): Bytes {
  const sets = name.map((set) =>
    element(0x31, ...set.map(({ oid, value }) => element(0x30, oidElement(oid), utf8Element(value)))),
  );
  return element(0x30, ...sets);
}

/** `2024-01-02 03:04:05 (UTC)`, with a two-digit year before version 3, or `Jan 2, 2054 03:04:05.000000000 UTC`. */
function timeDigits(text: string): string | null {
  const short = /^(\d\d|\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text);
  if (short !== null) {
    const [, year = '', ...rest] = short;
    const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
    return `${century}${year}${rest.join('')}Z`;
  }
  const long = /^([A-Z][a-z]{2}) +(\d{1,2}), (\d{4}) (\d\d):(\d\d):(\d\d)/.exec(text);
  const month = monthNumber(long?.[1] ?? '');
  if (long === null || month === null) return null;
  const [, , day = '', year = '', ...clock] = long;
  return `${year}${String(month).padStart(2, '0')}${day.padStart(2, '0')}${clock.join('')}Z`;
}

function addressBytes(text: string): Bytes {
  if (!text.includes(':')) return Uint8Array.from(text.split('.').map(Number));
  const [head = '', tail] = text.split('::');
  const groups = (part: string): readonly number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [left, right] = [groups(head), tail === undefined ? [] : groups(tail)];
  const gap = new Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0);
  return joined(...[...left, ...gap, ...right].map((group) => numberBytes(group, 2)));
}
