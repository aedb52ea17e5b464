import { expect, test } from '@jest/globals';
import { siteNotices } from '../../src/parties/site-notices.js';
import type { SiteSources } from '../../src/parties/sites.js';
import { sourceRead } from '../clocks/sources.js';

const sites = (count: number): readonly SiteSources[] =>
  Array.from({ length: count }, (_, index) => ({
    site: { site: `S${String(index + 1)}` },
    sources: [sourceRead({ path: `site${String(index + 1)}/vmanage-server.log`, role: 'manager' })],
  }));

test('each of a few sites has a notice', () => {
  expect(siteNotices(sites(1))).toEqual([]);
  expect(siteNotices(sites(5)).map(({ source }) => source)).toEqual(
    [2, 3, 4, 5].map((number) => `site${String(number)}/vmanage-server.log`),
  );
});

test('many sites have one line for those beyond a few', () => {
  const notices = siteNotices(sites(500));
  expect(notices).toHaveLength(4);
  expect(notices.at(-1)).toMatchObject({
    code: 'another-site',
    source: 'site5/vmanage-server.log',
    message: expect.stringContaining('496 more sites'),
  });
});
