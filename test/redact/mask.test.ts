import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderJson } from '../../src/report/json.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { leaks, learnSecrets, maskText } from '../../src/redact/mask.js';
import { analysis, cite, finding, line } from '../support/analysis.js';
import { CLIENT_ID, wrongGrant } from '../report/cases.js';

/** The text as it stands in a report that holds nothing else. */
const masked = (text: string): string => maskText(text, learnSecrets({ text }));
const learned = (text: string): readonly string[] => learnSecrets({ text }).secrets.map(({ value }) => value);

describe('masked in place', () => {
  test.each([
    [
      'grant_type=password&client_secret=Zx9-kk2&username=admin&password=p%40ss',
      'grant_type=password&client_secret=****&username=admin&password=****',
    ],
    [
      '{"grant_type":"password","client_secret":"s\\"3cret","password":"a b"}',
      '{"grant_type":"password","client_secret":"****","password":"****"}',
    ],
    ['body "{\\"password\\":\\"tiger9\\",\\"x\\":1}"', 'body "{\\"password\\":\\"****\\",\\"x\\":1}"'],
    ['{"access_token":"abcdefghijkl', '{"access_token":"****'],
    [
      '{"access_token": "abc", "token_type": "Bearer", "expires_in": 7200}',
      '{"access_token": "****", "token_type": "Bearer", "expires_in": 7200}',
    ],
    ['{grant_type=password, password=tiger9, username=admin}', '{grant_type=password, password=****, username=admin}'],
    ['{"a":{"password":12345},"b":1}', '{"a":{"password":****},"b":1}'],
    ['Parameters: {"password"=>"tiger9", :secret=>"q"}', 'Parameters: {"password"=>"****", :secret=>"****"}'],
    ['<password>tiger9</password><name>x</name>', '<password>****</password><name>x</name>'],
    ['ssmClientSecret : tiger9, proxyPassword: lion22', 'ssmClientSecret : ****, proxyPassword: ****'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer ****'],
    ['authorization: Basic YWRtaW46dGlnZXI5', 'authorization: Basic ****'],
    ['"Proxy-Authorization":"Basic YWRtaW46dGlnZXI5"', '"Proxy-Authorization":"Basic ****"'],
    ['sent Bearer 0123456789abcdef0123 to it', 'sent Bearer **** to it'],
    ['Cookie: _session=abc123def; theme=dark', 'Cookie: _session=****; theme=****'],
    [
      'Set-Cookie: XSRF-TOKEN=q1w2e3; path=/; Max-Age=60; HttpOnly',
      'Set-Cookie: XSRF-TOKEN=****; path=/; Max-Age=60; HttpOnly',
    ],
    ['http://user:p@ss/word@proxy.example:3128/', 'http://user:****@proxy.example:3128/'],
    ['curl -u admin:tiger9 https://ssm.example', 'curl -u admin:**** https://ssm.example'],
    ['run --password tiger9 now', 'run --password **** now'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\\nMIIEabc\\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----****-----END RSA PRIVATE KEY-----',
    ],
    ['-----BEGIN PRIVATE KEY----- MIIEabc', '-----BEGIN PRIVATE KEY-----****'],
    ['password=password', 'password=****'],
    ['Master-Key: 0011223344', 'Master-Key: ****'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test.each([
    'grant_type=password',
    '{"grant_type":"password","username":"admin"}',
    '"password": null, "token": true',
    'POST /oauth/token: 401',
    'POST https://ssm.example:8443/oauth/token , response code : 401',
    'https://ssm.example:8443/a@b',
    'error="invalid_token", error_description="The access token expired"',
    'invalid_token: The access token expired',
    'WWW-Authenticate: Bearer realm="Doorkeeper", error="invalid_grant"',
    'Bearer authentication failed',
    'token: expired',
    'password authentication failed for user "x"',
    'Missing required parameter: grant_type.',
    'client_secret=****&password=****',
    '"password"=>"[FILTERED]"',
    'method=POST path=/oauth/token status=401 duration=30.03',
    '-----BEGIN CERTIFICATE-----',
    'Failed to authenticate Smart Account credentials.: Failed to authenticate user',
  ])('kept: %s', (text) => {
    expect(masked(text)).toBe(text);
  });

  test('a JSON web token keeps its algorithm, issuer and expiry', () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'RS256' })}.${part({ iss: 'ssm.example', exp: 1_709_633_700, sub: 'admin' })}.c2lnbmF0dXJl`;
    expect(masked(`got ${token} now`)).toBe(
      'got [JWT alg=RS256 iss=ssm.example exp=2024-03-05T10:15:00.000Z ****] now',
    );
    expect(masked(`Authorization: Bearer ${token}`)).toContain('[JWT alg=RS256');
    expect(leaks(`x ${token}`, learnSecrets({ token }))).toHaveLength(1);
  });

  // Quadratic patterns would take minutes for these; jest's own limit is the judge.
  test.each(['password=,', 'a:b@', '://u:', 'cookie: a', '"password":"', ',', '-', 'eyJ', 'a.b-', "'"])(
    'a long line of %s is gone through once',
    (unit) => {
      expect(masked(`password ${unit.repeat(20_000)}`).length).toBeGreaterThan(0);
    },
  );
});

describe('client ids', () => {
  test('are shown by their first and last four characters, however they are masked already', () => {
    expect(masked(`client_id=${CLIENT_ID}`)).toBe('client_id=UJtw…PP50');
    expect(masked('client_id=UJtw8s3k****PP50')).toBe('client_id=UJtw…PP50');
    expect(masked(`"client_id":"${CLIENT_ID}"`)).toBe('"client_id":"UJtw…PP50"');
  });

  test('are found wherever they stand once they are known', () => {
    expect(masked(`client_id=${CLIENT_ID} then ${CLIENT_ID}.`)).toBe('client_id=UJtw…PP50 then UJtw…PP50.');
  });

  test('that differ in the middle stay different', () => {
    const other = CLIENT_ID.replace('kQpL', 'kQpI');
    expect(masked(`client_id=${CLIENT_ID} client_id=${other}`)).toBe('client_id=UJtw…PP50 client_id=UJtw…PP50#2');
  });
});

describe('learned secrets', () => {
  test('are found elsewhere without their key', () => {
    const text = 'password=tiger-of-9 ; retry with tiger-of-9';
    expect(masked(text)).toBe('password=**** ; retry with ****');
  });

  test('are also those inside of Basic credentials, in either encoding of a form, and in each line of a key', () => {
    expect(learned('Authorization: Basic dXNlcjp0aWdlci1vZi05')).toContain('tiger-of-9');
    expect(learned('password=tiger%2Fof%209')).toEqual(expect.arrayContaining(['tiger%2Fof%209', 'tiger/of 9']));
    expect(learned('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\nBgkqhkiG9w0B\n-----END PRIVATE KEY-----')).toEqual(
      expect.arrayContaining(['MIIEvQIBADAN', 'BgkqhkiG9w0B']),
    );
  });

  test('are not the words of the reports, nor what is short or masked', () => {
    for (const value of ['manager', 'admin', '****', 'null', 'x', '123456'])
      expect(learned(`password=${value}`)).toEqual([]);
  });

  test('leave the grant type alone', () => {
    expect(learned('grant_type=password&password=password')).toEqual([]);
    expect(masked('grant_type=password&password=password&x=1')).toBe('grant_type=password&password=****&x=1');
  });

  test('by their name among the facts are masked too', () => {
    const data = { facts: { 'oauth.client.secret': 'tiger-of-9' }, other: 'tiger-of-9!' };
    expect(learnSecrets(data).secrets.map(({ value }) => value)).toEqual(['tiger-of-9']);
  });
});

describe('the leak check', () => {
  const secret = 'Zx9/kk2+Qw"7';
  const known = learnSecrets({
    source: 'a.log',
    unit: 'line',
    number: 7,
    text: `{"client_secret":${JSON.stringify(secret)}}`,
  });
  const bytes = Buffer.from(secret);

  test.each([
    ['plain', `x${secret}y`],
    ['base64', Buffer.from(`id:${secret}`).toString('base64')],
    ['base64', Buffer.from(`i:${secret};`).toString('base64url')],
    ['base64', Buffer.from(secret).toString('base64')],
    ['URL-encoded', `a=${encodeURIComponent(secret)}&b`],
    ['URL-encoded', encodeURIComponent(secret).toLowerCase().replace('zx9', 'Zx9').replace('qw', 'Qw')],
    ['hex', bytes.toString('hex')],
    ['hex', bytes.toString('hex').toUpperCase()],
    ['plain', JSON.stringify(`<${secret}>`)],
    ['wrapped', bytes.toString('hex').replace(/(.{4})/g, '$1 ')],
  ])('finds the %s form: %s', (form, text) => {
    expect(leaks(text, known)).toEqual([`client_secret from a.log:7 (${form})`]);
  });

  test('sees through the escapes of Markdown and HTML', () => {
    expect(leaks('Zx9\\/kk2\\+Qw\\"7', known)).toHaveLength(1);
    expect(leaks('Zx9/kk2+Qw&quot;7', known)).toHaveLength(1);
    expect(leaks('Zx9&#47;kk2+Qw&#x22;7', known)).toHaveLength(1);
  });

  test('never says what leaked', () => {
    expect(leaks(secret, known).join()).not.toContain('kk2');
  });

  test('is content with text that holds none', () => {
    expect(leaks('client_secret=**** Zx9 kk2', known)).toEqual([]);
  });

  test('finds any secret in any of its encodings, at any place', () => {
    const secrets = fc
      .string({ minLength: 6, maxLength: 40, unit: 'grapheme' })
      .filter((value) => !/^[\s\d*.…x•]*$/i.test(value));
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (value, before, after) => {
        const lesson = learnSecrets({ 'oauth.client.secret': value });
        fc.pre(lesson.secrets.length > 0);
        const around = Buffer.from(before + value + after);
        for (const text of [
          before + value + after,
          around.toString('base64'),
          around.toString('base64url'),
          around.toString('hex'),
        ]) {
          expect(leaks(text, lesson)).not.toEqual([]);
        }
      }),
    );
  });
});

describe('every report', () => {
  const secret = 'tiger/of+9=wild';
  const plain = `retried with ${secret}`;
  const coded = Buffer.from(`admin:${secret}`).toString('base64');
  const evidence = [
    cite(line('a.log', 1, `client_id=${CLIENT_ID}&client_secret=${encodeURIComponent(secret)}`), 'asked'),
    cite(line('a.log', 2, plain), 'asked again'),
    cite(line('a.log', 3, `header ${coded} hex ${Buffer.from(secret).toString('hex')}`), 'asked once more'),
  ];
  const leaky = analysis({
    ...wrongGrant,
    findings: [finding({ evidence, explanation: `The manager used ${secret}.`, attempts: ['attempt-1'] })],
  });

  test.each([
    ['Markdown', renderMarkdown(leaky)],
    ['Markdown for the customer', renderMarkdown(leaky, { for: 'customer' })],
    ['JSON', renderJson(leaky)],
  ])('%s holds nothing of what was learned', (_, text) => {
    expect(leaks(text, learnSecrets(leaky))).toEqual([]);
    expect(text).not.toContain(coded);
    expect(text).not.toContain(CLIENT_ID);
  });

  test('masks any secret that fast-check can think of, and says the same findings', () => {
    const values = fc.string({
      minLength: 6,
      maxLength: 30,
      unit: fc.constantFrom(...Array.from('abcXYZ019-_.~!/+=%&"\\<>|` äß')),
    });
    fc.assert(
      fc.property(values, (value) => {
        const text = `body {"client_secret":${JSON.stringify(value)}} then ${value}`;
        const one = analysis({ findings: [finding({ evidence: [cite(line('a.log', 1, text), 'asked')] })] });
        const lesson = learnSecrets(one);
        expect(leaks(renderMarkdown(one), lesson)).toEqual([]);
        expect(leaks(renderJson(one), lesson)).toEqual([]);
        expect(renderJson(one)).toContain('"rule": "wrong-client-id"');
      }),
      { numRuns: 60 },
    );
  });
});
