import { beforeAll, describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import { line } from '../../support/analysis.js';
import { itemOf } from './items.js';
import type { Report } from './items.js';
import { reportOf } from './items.js';
import { complaints } from './judge.js';

let report: Report;
beforeAll(async () => {
  report = reportOf(await analyze('samples/incidents/wrong-grant-type'));
});

const AGAINST = 'What speaks against it, and what was ruled out';
const places = (text: string) => ({ is: 'places', evidence: [line('messages', 7, text)], bare: false }) as const;
const PLANTED = [
  ['a refutation by an unknown value', 'a', AGAINST, ['x: does not fit, since the TLS handshake is unknown.']],
  ['a refutation by what nobody logged', 'a', AGAINST, ['x: does not fit, since no error text was logged.']],
  [
    'a port of a host that no line shows',
    'b',
    'Why',
    ['198.51.100.9:8443 answered.', places('198.51.100.9 port 3128')],
  ],
  ['a status that is another number', 'b', 'Why', ['The call was answered HTTP 372.', places('finished in 1456 ms')]],
  [
    'a status of a refutation that no line shows',
    'b',
    AGAINST,
    ['x: does not fit, since the request was answered HTTP 200. ', places('Virtual accounts fetched count=2')],
  ],
  ['a quotation that no line holds', 'c', 'Why', ['nginx logged "no live upstreams".', places('connect() failed')]],
  ['a time of another stamp', 'c', 'Why', ['At 10:14:59 UTC, it ended.', places('Nov 19 09:31:44 ssm nginx: x')]],
  ['the name of a field', 'e', AGAINST, ['nothing is known of tcp.hole.sent.']],
  ['a regular expression', 'e', 'Why', ['the release is not something like /^20[.]8/.']],
  ['a bare code', 'e', 'Why', ['the error was connect-timed-out.']],
] as const;

describe('the judge of sentences', () => {
  test('finds nothing in a good report', () => {
    expect(complaints(report)).toEqual([]);
  });

  test.each(PLANTED)('finds %s', (_, letter, section, text) => {
    const found = complaints({ ...report, items: [...report.items, itemOf(section, text)] });
    expect(found.map((one) => one[0])).toEqual([letter]);
  });

  test('finds a sentence that stands twice, at whatever time', () => {
    const again = report.items.find(({ section, text }) => section === 'Why' && text.includes('was answered HTTP'));
    if (again === undefined) throw new Error('no sentence');
    expect(complaints({ ...report, items: [...report.items, again] })).toEqual([`d: ${again.text}`]);
  });

  test('finds an ask for what is there', () => {
    const ask = itemOf('Still worth collecting', ['Logs: ', { is: 'code', text: '/var/log/nms/vmanage-server.log' }]);
    expect(complaints({ ...report, items: [...report.items, ask] }).map((one) => one[0])).toEqual(['f']);
  });
});
