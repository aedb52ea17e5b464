import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** What may stand in what we wrote: RFC 5737, loopback, unspecified, broadcast and net masks, X.500 object identifiers, and releases of the manager. */
const DOCUMENTATION =
  /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$|^127\.\d+\.\d+\.\d+$|^0\.0\.0\.0$|^255(\.(255|254|252|248|240|224|192|128|0)){3}$|^2\.5\.(4|29)\.\d+$|^20\.\d{1,2}\.\d\.\d$/;
/** Not part of a path or a longer number, and not the number of a section. */
const IPV4 = /(?<![\w./-]|section )(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w/]|[.-]\w)/g;

/** Text files below a folder, with their content. */
function textsBelow(folder: string): readonly (readonly [path: string, text: string])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return textsBelow(path);
    const bytes = readFileSync(path);
    return bytes.includes(0) ? [] : [[path, bytes.toString('utf8')] as const];
  });
}

describe('addresses in samples, tests and docs', () => {
  test.each(['samples', 'test', 'src', 'docs'])('%s holds documentation addresses only', (folder) => {
    const strange = textsBelow(folder).flatMap(([path, text]) =>
      [...text.matchAll(IPV4)]
        .map(([address]) => address)
        .filter((address) => !DOCUMENTATION.test(address))
        .map((address) => `${path}: ${address}`),
    );
    expect([...new Set(strange)]).toEqual([]);
  });
});
