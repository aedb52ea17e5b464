import { tlsAlertName } from '../../dissect/tls-alerts.js';

/** Suites by their names in OpenSSL and in IANA's registry. */
const SUITES: Readonly<Record<string, string>> = {
  TLS_AES_128_GCM_SHA256: '0x1301',
  TLS_AES_256_GCM_SHA384: '0x1302',
  TLS_CHACHA20_POLY1305_SHA256: '0x1303',
  TLS_AES_128_CCM_SHA256: '0x1304',
  'ECDHE-ECDSA-AES128-GCM-SHA256': '0xc02b',
  'ECDHE-ECDSA-AES256-GCM-SHA384': '0xc02c',
  'ECDHE-RSA-AES128-GCM-SHA256': '0xc02f',
  'ECDHE-RSA-AES256-GCM-SHA384': '0xc030',
  'ECDHE-RSA-CHACHA20-POLY1305': '0xcca8',
  'ECDHE-ECDSA-CHACHA20-POLY1305': '0xcca9',
  'DHE-RSA-CHACHA20-POLY1305': '0xccaa',
  'ECDHE-ECDSA-AES128-SHA256': '0xc023',
  'ECDHE-ECDSA-AES256-SHA384': '0xc024',
  'ECDHE-RSA-AES128-SHA256': '0xc027',
  'ECDHE-RSA-AES256-SHA384': '0xc028',
  'ECDHE-ECDSA-AES128-SHA': '0xc009',
  'ECDHE-ECDSA-AES256-SHA': '0xc00a',
  'ECDHE-RSA-AES128-SHA': '0xc013',
  'ECDHE-RSA-AES256-SHA': '0xc014',
  'ECDHE-RSA-DES-CBC3-SHA': '0xc012',
  'DHE-RSA-AES128-GCM-SHA256': '0x009e',
  'DHE-RSA-AES256-GCM-SHA384': '0x009f',
  'DHE-RSA-AES128-SHA256': '0x0067',
  'DHE-RSA-AES256-SHA256': '0x006b',
  'DHE-RSA-AES128-SHA': '0x0033',
  'DHE-RSA-AES256-SHA': '0x0039',
  'AES128-GCM-SHA256': '0x009c',
  'AES256-GCM-SHA384': '0x009d',
  'AES128-SHA256': '0x003c',
  'AES256-SHA256': '0x003d',
  'AES128-SHA': '0x002f',
  'AES256-SHA': '0x0035',
  'DES-CBC3-SHA': '0x000a',
};

/**
 * A suite's number in IANA's registry, by the name that OpenSSL, NSS (`TLS_ECDHE_RSA_WITH_…`) or GnuTLS prints; null if
 * unknown.
 */
export function suiteNumber(name: string): string | null {
  const known = SUITES[name];
  if (known !== undefined) return known;
  const plain = name
    .replace(/^(?:TLS_)?(?=ECDHE|DHE|RSA)/, '')
    .replace(/^RSA_(?:WITH_)?/, '')
    .replace('_WITH_', '_')
    .replace(/_?CBC_/, '_')
    .replace(/AES_(\d+)/, 'AES$1')
    .replace(/_/g, '-')
    .replace(/--/g, '-');
  return SUITES[plain] ?? null;
}

/** `TLSv1.2`, `TLS1.2`, `TLSv1` as the Elastic Common Schema writes versions: `1.2`, `1.0`; null for other texts. */
export function versionNumber(text: string): string | null {
  const found = /^(TLS|SSL)[ v]*(\d)(?:\.(\d))?$/i.exec(text);
  if (found === null) return null;
  const number = `${found[2] ?? ''}.${found[3] ?? '0'}`;
  return found[1]?.toUpperCase() === 'SSL' ? `SSL ${number}` : number;
}

const ALERTS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 121 }, (_, code) => [tlsAlertName(code).replace(/_/g, ' '), code] as const),
);

/**
 * The alert's number in OpenSSL's error text (`tlsv1 alert unknown ca`, `SSL alert number 48`); null if it names none.
 */
export function alertIn(text: string): number | null {
  const number = /alert number (\d+)/.exec(text)?.[1];
  if (number !== undefined) return Number(number);
  const name = /(?:(?:ssl|tls)v[\d.]+|ssl\/tls) (?:alert )?([a-z ]+?)(?=:|,|$| \()/.exec(text)?.[1];
  return name === undefined ? null : (ALERTS.get(name) ?? null);
}
