/** Other ways to write an address of IPv4: in names of hosts, as a number, and for a reverse look-up. */
export function formsOfAddress(address: string): readonly string[] {
  const octets = address.split('.').map(Number);
  if (octets.length !== 4 || octets.some((octet) => !Number.isInteger(octet) || octet < 0 || octet > 255)) return [];
  const number = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const hex = number.toString(16).padStart(8, '0');
  return [
    octets.join('-'),
    String(number),
    `0x${hex}`,
    `0x${hex.toUpperCase()}`,
    `${[...octets].reverse().join('.')}.in-addr.arpa`,
  ];
}

/** An address that a key gives as one number. */
const NUMBERED =
  /\b(?:ip|addr(?:ess)?|host|src|dst|client|peer|remote|server)(?:[_-]?(?:ip|addr(?:ess)?))?["']?\s{0,4}[:=]\s{0,4}["']?(\d{8,10})\b/gi;

export function numberedAddresses(text: string): readonly string[] {
  return [...text.matchAll(NUMBERED)].flatMap(([, digits = '']) => {
    const number = Number(digits);
    if (number < 0x01000000 || number > 0xffffffff) return [];
    return [[24, 16, 8, 0].map((shift) => String((number / 2 ** shift) & 255)).join('.')];
  });
}

/** Hardware addresses with colons, dashes or dots, and without any beside their word. */
const MACS =
  /(?<![\w:.-])(?:(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})(?![\w:-])|(?<=\b(?:mac|hwaddr|ether|lladdr|burned.in)[\w ]{0,12}["']?\s{0,4}[:=]?\s{0,4}["']?)[0-9a-f]{12}(?![\w:-])/gi;

export function macsIn(text: string): readonly string[] {
  return [...text.matchAll(MACS)].map(([mac]) => mac).filter((mac) => !/^(?:(?:00|ff)[:.-]?)+$/i.test(mac));
}

/** Twelve digits, the same for each way to write one address; null for anything else. */
export function macDigits(text: string): string | null {
  const digits = text.replace(/[:.-]/g, '').toLowerCase();
  const isMac = /^(?:(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}|[0-9a-f]{12})$/i.test(text);
  return isMac ? digits : null;
}

/** Digits written as another address is written. */
export function macLike(digits: string, written: string): string {
  const own = /[A-F]/.test(written) ? digits.toUpperCase() : digits;
  const [sign] = /[:.-]/.exec(written) ?? [];
  if (sign === undefined) return own;
  return (own.match(sign === '.' ? /.{4}/g : /.{2}/g) ?? []).join(sign);
}
