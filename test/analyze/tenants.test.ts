/** The tenants of one manager have license settings of their own: what one reaches is never said of another. */
import { describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../samples/make/bundle.js';
import { clock } from '../../samples/make/incidents/defaults.js';
import { tenantsBundle, type TenantsForm, type TenantSync } from '../../samples/make/parties/tenants.js';
import type { Analysis, Attempt } from '../../src/core/analysis.js';
import { analyze, renderJson, renderMarkdown } from '../../src/index.js';

const analysisOf = ({ files }: Bundle): Promise<Analysis> =>
  analyze([...files].map(([path, content]) => ({ path, content })));

/** Only what a log's text holds from a time of the day on, or up to a column. */
function changed({ files }: Bundle, path: string, change: (line: string) => string | null): Bundle {
  const lines = (files.get(path) ?? Buffer.from('')).toString().split('\n');
  const text = lines.flatMap((line) => change(line) ?? []).join('\n');
  return { files: new Map([...files, [path, Buffer.from(text)]]), places: new Map(), parts: [] };
}

const MANAGER_LOG = 'vmanage-server.log';

/** Who did what, and what ended it: one line an attempt. */
function storyOf({ attempts }: Analysis): readonly string[] {
  const nameOf = (id: string | null): string => attempts.find((one) => one.id === id)?.client.tenant ?? 'default';
  const said = ({ client, outcome, httpStatus, healedBy, lastGood }: Attempt): string =>
    [
      `${client.tenant ?? 'default'} ${outcome} ${String(httpStatus)}`,
      healedBy === null ? '' : `, healed by ${nameOf(healedBy)}`,
      lastGood === null ? '' : `, last good of ${nameOf(lastGood)}`,
    ].join('');
  return attempts.map(said);
}

const THREAD = 'default task-31';

describe('three tenants of one manager', () => {
  const SAID = [
    'acme failed 400',
    'globex succeeded 200',
    'initech failed 401',
    'acme failed 400',
    'globex succeeded 200',
  ];
  const FORMS: readonly (readonly [string, TenantsForm])[] = [
    ['as in the sample', {}],
    [
      'at an IPv6 address, on a clock of another zone',
      { manager: { address: '2001:db8::21', clock: clock('Asia/Tokyo', 'JST') } },
    ],
    [
      'terse, with two brackets and a clock that is behind',
      { manager: { brackets: 'two', wording: 'terse', clock: clock('UTC', 'UTC', -95) } },
    ],
    ['where no client id is logged', { manager: { fields: 'none' } }],
    ['where the application logs no user', { ssm: { wording: 'none' } }],
  ];

  test.each(FORMS)('%s', async (_form, form) => {
    const analysis = await analysisOf(tenantsBundle(form));
    expect(storyOf(analysis)).toEqual(SAID);
    expect(analysis.outcome).toBe('cause-found');
    expect(analysis.findings[0]).toMatchObject({ rule: 'wrong-user-password', attempts: ['A1', 'A4'] });
  });

  test('the report names the tenant of each', async () => {
    const analysis = await analysisOf(tenantsBundle());
    const report = renderMarkdown(analysis);
    expect(report).toContain('WHERE      vmanage-a, tenant acme (192.0.2.21) → ssm.example.net:8443, stage: token');
    expect(report).toContain('- **possible** of vmanage-a, tenant initech, stage token');
    expect(renderJson(analysis)).toContain('"tenant": "globex"');
  });

  test('a tenant is replaced where identities are', async () => {
    const report = renderMarkdown(await analysisOf(tenantsBundle()), { redact: 'identities' });
    expect(report).toContain('tenant account');
    expect(report).not.toMatch(/acme|globex|initech/);
  });

  test.each([128, 110, 102])('lines cut at column %i still name it', async (width) => {
    const cut = changed(tenantsBundle({ manager: { brackets: 'two' } }), MANAGER_LOG, (line) => line.slice(0, width));
    const { attempts, outcome } = await analysisOf(cut);
    expect(outcome).toBe('cause-found');
    const failed = attempts.filter(({ outcome: ended }) => ended === 'failed');
    expect(failed.map(({ client, healedBy }) => [client.tenant, healedBy])).toEqual([
      ['acme', null],
      ['initech', null],
      ['acme', null],
    ]);
  });
});

const story = async (...syncs: readonly TenantSync[]): Promise<readonly string[]> =>
  storyOf(await analysisOf(tenantsBundle({ syncs })));

describe('one thread serves one tenant after the other', () => {
  test('the default tenant is one of them', async () => {
    expect(
      await story(
        { tenant: 'default', time: '09:12:05.210', ending: 'synced', thread: THREAD },
        { tenant: 'acme', time: '09:12:31.902', ending: 'client-refused', thread: THREAD },
        { tenant: 'default', time: '09:12:51.902', ending: 'synced', thread: THREAD },
      ),
    ).toEqual(['default succeeded 200', 'acme failed 401', 'default succeeded 200']);
  });

  test('a tenant heals itself, over the syncs of another', async () => {
    expect(
      await story(
        { tenant: 'acme', time: '09:31:40.055', ending: 'synced', thread: THREAD },
        { tenant: 'globex', time: '09:31:41.055', ending: 'synced', thread: THREAD },
        { tenant: 'acme', time: '10:31:41.055', ending: 'password-wrong', thread: THREAD },
        { tenant: 'globex', time: '10:31:44.055', ending: 'synced', thread: THREAD },
        { tenant: 'acme', time: '11:31:41.055', ending: 'synced', thread: THREAD },
      ),
    ).toEqual([
      'acme succeeded 200',
      'globex succeeded 200',
      'acme failed 400, healed by acme, last good of acme',
      'globex succeeded 200',
      'acme succeeded 200',
    ]);
  });
});

describe('requests of several tenants from one address', () => {
  test('the user shows whose each of one second is', async () => {
    const syncs: readonly TenantSync[] = [
      { tenant: 'initech', time: '09:12:05.190', ending: 'password-wrong' },
      { tenant: 'acme', time: '09:12:05.210', ending: 'password-wrong' },
      { tenant: 'globex', time: '09:12:05.250', ending: 'synced' },
    ];
    const { attempts } = await analysisOf(tenantsBundle({ syncs }));
    const users = attempts.map(({ client, events }) => [
      client.tenant,
      ...events.flatMap((event) => (event.kind === 'oauth.user-checked' ? event.facts['user.name'] : [])),
    ]);
    expect(users).toEqual([
      ['initech', 'lic-initech'],
      ['acme', 'lic-acme'],
      ['globex', 'lic-globex'],
    ]);
  });

  test('before the log begins, the user says whose a request is', async () => {
    const bundle = tenantsBundle({
      syncs: [
        { tenant: 'globex', time: '08:32:05.210', ending: 'password-wrong' },
        { tenant: 'default', time: '10:02:05.210', ending: 'password-wrong' },
        { tenant: 'globex', time: '10:12:05.210', ending: 'synced' },
        { tenant: 'acme', time: '10:22:05.210', ending: 'password-wrong' },
      ],
    });
    const late = changed(bundle, MANAGER_LOG, (line) => (line.slice(12, 20) < '10:00:00' ? null : line));
    const analysis = await analysisOf(late);
    expect(analysis.attempts[0]).toMatchObject({ witness: 'server', client: { host: 'vmanage-a', tenant: 'globex' } });
    expect(storyOf(analysis)).toEqual([
      'globex failed 400, healed by globex',
      'default failed 400',
      'globex succeeded 200',
      'acme failed 400',
    ]);
  });

  test('near miss: all is of the default tenant, which no report names', async () => {
    const syncs: readonly TenantSync[] = [
      { tenant: 'default', time: '09:12:05.210', ending: 'password-wrong', thread: THREAD },
      { tenant: 'default', time: '09:12:31.902', ending: 'synced', thread: THREAD },
    ];
    const analysis = await analysisOf(tenantsBundle({ syncs }));
    expect(storyOf(analysis)).toEqual(['default failed 400, healed by default', 'default succeeded 200']);
    expect(renderMarkdown(analysis)).not.toContain(', tenant ');
  });
});
