import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toJson, renderJson } from '../../src/report/json.js';
import { renderHtml } from '../../src/report/html.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { identityMap, leaks, learn, restoreIdentities } from '../../src/redact/mask.js';
import { addressesIn } from '../../src/redact/addresses.js';
import { analysis, attempt, cite, finding, line, source } from '../support/analysis.js';
import { wrongGrant } from '../report/cases.js';

const PUBLIC = { redact: 'identities' } as const;

/** One line as it stands in a report for a public place. */
function shown(...texts: readonly string[]): readonly string[] {
  const evidence = texts.map((text, index) => cite(line('manager/a.log', index + 1, text), 'seen'));
  const one = analysis({
    sources: [source('manager/a.log', { host: 'vm-berlin' })],
    findings: [finding({ evidence })],
  });
  return (toJson(one, PUBLIC).findings[0]?.evidence ?? []).map(({ text }) => text);
}

describe('names are replaced', () => {
  test('each by one of its kind that reads the same', () => {
    expect(
      shown('from 10.20.30.40.48588 to 10.20.30.41.8443, 203.0.113.99 and 2a02:26f0::17 at 00:1b:54:aa:bb:cc'),
    ).toEqual(['from 192.0.2.1.48588 to 192.0.2.2.8443, 198.51.100.1 and 2001:db8::1 at 00:00:5e:00:53:01']);
    expect(shown("https://ssm.corp.example.net:8443/oauth/token for user - 'jdoe' on vm-berlin")).toEqual([
      "https://host2.example:8443/oauth/token for user - 'user1' on host1",
    ]);
    expect(
      shown('GET /api/v1/accounts/Contoso%20AG/virtual-accounts/Emea/licenses by jane.doe@contoso.example'),
    ).toEqual(['GET /api/v1/accounts/account1/virtual-accounts/account2/licenses by user1@example.com']);
    expect(shown('subject=C=DE, L=Musterstadt, O=Contoso AG, CN=x')).toEqual([
      'subject=C=DE, L=Organization 1, O=Organization 2, CN=x',
    ]);
  });

  test('the same way in every line, so that what is equal stays equal', () => {
    expect(
      shown('http://ssm.corp.example.net/', 'lookup of ssm.corp.example.net', 'ntp.corp.example.net differs'),
    ).toEqual(['http://host2.example/', 'lookup of host2.example', 'host3.example differs']);
  });

  test('in paths of sources and wherever they are cited', () => {
    const path = 'contoso-case/198.51.100.7-vm-berlin-20240305-101500-admin-tech.tar.gz!var/log/nms/vmanage-server.log';
    const one = analysis({
      sources: [source(path, { host: 'vm-berlin' })],
      attempts: [attempt({ client: { host: 'vm-berlin', addresses: ['198.51.100.7'] } })],
      findings: [finding({ evidence: [cite(line(path, 1, 'x'), 'seen')] })],
    });
    const report = toJson(one, PUBLIC);
    expect(report.sources[0]?.path).toBe('folder1/folder2.tar.gz!var/log/nms/vmanage-server.log');
    expect(report.findings[0]?.evidence[0]?.source).toBe(report.sources[0]?.path);
    expect(report.attempts[0]?.client).toEqual({ host: 'host1', addresses: ['192.0.2.1'] });
  });
});

describe('folders', () => {
  const inFolder = (folder: string) =>
    analysis({ ...wrongGrant, sources: [...wrongGrant.sources, source(`${folder}/a.log`, { host: null })] });
  const shownAs = (folder: string): string => {
    const path = toJson(inFolder(folder), PUBLIC).sources.at(-1)?.path ?? '';
    return path.slice(0, -'/a.log'.length);
  };

  test.each(['contoso', 'captures', 'support', 'Site A', 'manager-contoso', 'Contoso-2024'])(
    'of a case are replaced: %s',
    (folder) => {
      expect(shownAs(folder)).toBe('folder1');
    },
  );

  test.each([
    'var/log/nms',
    'opt/data/containers',
    'ssm',
    'Manager',
    'vmanage-2',
    'capture01',
    'license_server',
    'logs/node3',
  ])("of a system, and such as are words of the reports' own, are kept: %s", (folder) => {
    expect(shownAs(folder)).toBe(folder);
  });

  test('may have any name: no word of a report keeps it back', () => {
    const forms = [renderMarkdown, renderHtml];
    const words = new Set(forms.flatMap((render) => render(wrongGrant).match(/[A-Za-z][a-z-]{3,}/g) ?? []));
    const one = inFolder([...words].join('/'));
    for (const render of forms) expect(leaks(render(one, PUBLIC), learn(one, PUBLIC))).toEqual([]);
    expect(words.size).toBeGreaterThan(300);
  });

  test('are found where they stayed in a path, or cannot be a word', () => {
    expect(leaks('the case of support', learn(inFolder('support'), PUBLIC))).toEqual([]);
    for (const text of ['support/a.log:3', 'x.zip!support/a', 'case/support.tar.gz!a'])
      expect(leaks(text, learn(inFolder('support'), PUBLIC))).toEqual([expect.stringContaining('folder of the case')]);
    expect(leaks('see contoso_2024', learn(inFolder('contoso_2024'), PUBLIC))).toHaveLength(1);
  });
});

describe('what a diagnosis needs is kept', () => {
  test.each([
    'vManage version 20.12.3.1 build 75',
    'Chrome/108.0.0.0 Safari/537.36',
    'at 12:15:06.407513 with grant_type=password, status 401, port 8443',
    "https://cloudsso.cisco.com/as/token.oauth2 as user - 'admin'",
    'connect() failed (111) upstream 127.0.0.1:3001',
    'java.net.ConnectException: Connection refused',
    'GET /api/v1/accounts/search',
    'issuer O=Cisco, CN=SSM On-Prem Issuing CA 2',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([text]);
  });

  test('the findings are the same as without', () => {
    const strip = (text: string): readonly string[] =>
      text.match(/"(?:rule|confidence|stage|state|outcome|id|number|time|httpStatus|oauthError)": [^\n]*/g) ?? [];
    expect(strip(renderJson(wrongGrant, PUBLIC))).toEqual(strip(renderJson(wrongGrant)));
  });
});

describe('the check of the finished report', () => {
  test('finds a name that stayed', () => {
    const learned = learn(wrongGrant, PUBLIC);
    expect(leaks(renderMarkdown(wrongGrant, PUBLIC), learned)).toEqual([]);
    expect(leaks(renderJson(wrongGrant, PUBLIC), learned)).toEqual([]);
    expect(leaks('host manager.example', learned)).toEqual([expect.stringContaining('host of the case')]);
    expect(leaks('host manager.example', learn(wrongGrant))).toEqual([]);
  });

  test('takes whole words only', () => {
    const learned = learn(wrongGrant, PUBLIC);
    expect(leaks('192.0.2.100 and xmanager.example', learned)).toEqual([]);
    expect(leaks('192.0.2.10.48588', learned)).toHaveLength(1);
  });
});

describe('names in other forms', () => {
  const cite64 = (text: string): string => Buffer.from(text).toString('base64');
  const known = learn(wrongGrant, PUBLIC);

  test.each([
    ['base64', cite64('manager.example')],
    ['base64', cite64('x:manager.example:8443')],
    ['base64', Buffer.from('xx:manager.example').toString('base64url')],
    ['hex', `id${Buffer.from('manager.example').toString('hex')}00`],
    ['hex', Buffer.from('manager.example').toString('hex').toUpperCase()],
    [
      'hex',
      Buffer.from('manager.example')
        .toString('hex')
        .replace(/(.{4})/g, '$1\n'),
    ],
    ['URL-encoded', [...Buffer.from('manager.example')].map((byte) => `%${byte.toString(16)}`).join('')],
  ])('are found in %s: %s', (form, text) => {
    expect(leaks(text, known)).toEqual([expect.stringMatching(`^host of the case.* \\(${form}\\)$`)]);
    expect(leaks(text, learn(wrongGrant))).toEqual([]);
  });

  test('are replaced there, in a URL by what can be read', () => {
    const organisation = 'subject=O=Contoso AG, CN=x';
    expect(shown(organisation, `in ${cite64('O=Contoso AG')} and /Contoso%20AG/`)).toEqual([
      'subject=O=Organization 1, CN=x',
      'in Tz1**** and /Organization%201/',
    ]);
  });

  test('are not looked for there under six characters, where chance would find them', () => {
    const one = (name: string): ReturnType<typeof learn> =>
      learn(analysis({ sources: [source('a.log', { host: name })] }), PUBLIC);
    expect(leaks(cite64('at vm-11'), one('vm-11'))).toEqual([]);
    expect(leaks(cite64('at vm-112'), one('vm-112'))).toHaveLength(1);
    expect(leaks('at vm-11', one('vm-11'))).toHaveLength(1);
  });

  test('raise no alarm in a megabyte of base64', () => {
    // A linear congruential generator (Numerical Recipes): the same bytes each time.
    let state = 1;
    const bytes = Buffer.from(
      Array.from({ length: 750_000 }, () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) >>> 24),
    );
    expect(leaks(bytes.toString('base64'), known)).toEqual([]);
  });
});

describe('the map', () => {
  test('undoes the replacing', () => {
    const back = restoreIdentities(renderJson(wrongGrant, PUBLIC), identityMap(wrongGrant));
    expect(back).toBe(renderJson(wrongGrant).replace('"redact": "secrets"', '"redact": "identities"'));
  });

  test('undoes it for any addresses, documentation addresses among them', () => {
    const octet = fc.integer({ min: 1, max: 254 });
    const address = fc.oneof(
      fc
        .tuple(fc.constantFrom('192.0.2', '203.0.113', '10.1.1', '172.16.0'), octet)
        .map(([net, host]) => `${net}.${String(host)}`),
      fc.ipV4().filter((text) => addressesIn(text).length > 0),
    );
    fc.assert(
      fc.property(fc.array(address, { minLength: 1, maxLength: 40 }), (addresses) => {
        const text = addresses.join(' > ');
        const one = analysis({ findings: [finding({ evidence: [cite(line('a.log', 1, text), 'seen')] })] });
        const [replaced] = (toJson(one, PUBLIC).findings[0]?.evidence ?? []).map((cited) => cited.text);
        expect(leaks(replaced ?? '', learn(one, PUBLIC))).toEqual([]);
        expect(new Set((replaced ?? '').split(' > ')).size).toBe(new Set(addresses).size);
        expect(restoreIdentities(replaced ?? '', identityMap(one))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});
