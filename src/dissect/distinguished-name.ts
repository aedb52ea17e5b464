import { derChildren, derOid, derText, type DerElement } from './der.js';

/** Short names as OpenSSL prints them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Relative names in the order of the certificate; each may hold several attributes. */
function relativeNames(der: Uint8Array, name: DerElement): readonly (readonly Attribute[])[] {
  return derChildren(der, name).map((set) =>
    derChildren(der, set).flatMap((pair) => {
      const [type, value] = derChildren(der, pair);
      if (type === undefined || value === undefined) return [];
      const oid = derOid(der, type);
      return [{ name: ATTRIBUTES[oid] ?? oid, value: derText(der, value) }];
    }),
  );
}

/** A name as text in the order and with the escapes of RFC 2253: the most specific part first. */
export function rfc2253(der: Uint8Array, name: DerElement): string {
  return [...relativeNames(der, name)]
    .reverse()
    .map((set) => set.map((attribute) => `${attribute.name}=${escaped(attribute.value)}`).join('+'))
    .join(',');
}

/** A name as OpenSSL writes it in one line: `/C=US/CN=host`. */
export function oneLine(der: Uint8Array, name: DerElement): string {
  return relativeNames(der, name)
    .flat()
    .map((attribute) => `/${attribute.name}=${attribute.value}`)
    .join('');
}

/** RFC 2253 section 2.4; control characters become hexadecimal pairs, so that a name stays one line. */
function escaped(value: string): string {
  return value
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replace(/^[# ]/, '\\$&')
    .replace(/(?<!\\) $/, '\\ ')
    .replace(
      /[\u0000-\u001f\u007f]/g,
      (control) => `\\${control.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
    );
}
