import { describe, expect, test } from '@jest/globals';
import { toJson } from '../../src/report/json.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { identityMap, leaks, learn, restoreIdentities } from '../../src/redact/mask.js';
import { analysis, cite, finding, line, source } from '../support/analysis.js';

const PUBLIC = { redact: 'identities' } as const;

describe('names of every kind', () => {
  test.each([
    [
      'mac 00-1B-54-AA-BB-CC, 001b.54aa.bbcc, mac=001b54aabbcc',
      'mac 00-00-5E-00-53-01, 0000.5e00.5301, mac=00005e005301',
    ],
    ['serial number FOC1234X0AB, UDI: PID:C8000V,SN:9ABCDEF1234', 'serial number SERIAL1, UDI: PID:C8000V,SN:SERIAL2'],
    ['id 3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'id 00000000-0000-4000-8000-000000000001'],
    ['192.0.2.9 is ip-192-0-2-9 (ip=3221225993)', '192.0.2.1 is host1 (ip=3221225985)'],
    ['cannot reach licensing.intra.contoso-ag.de today', 'cannot reach host1.example today'],
    [
      'Smart Account: Contoso Holding, virtual account "EMEA Berlin"',
      'Smart Account: account1, virtual account "account2"',
    ],
    ['{"smartAccountName":"Contoso Holding"}', '{"smartAccountName":"account1"}'],
    ['organization-name "Contoso AG - 12345"', 'organization-name "Organization 1"'],
    [
      'displayName: Jane Doe; From: Jane Doe <jd@contoso.de>',
      'displayName: Person 1; From: Person 1 <user1@example.com>',
    ],
    ['as user CONTOSO\\jdoe, CONTOSO\\nancy', 'as user Organization 1\\user1, Organization 1\\user2'],
    ['in /home/jdoe/.ssh and C:\\Users\\mroe\\x', 'in /home/user1/.ssh and C:\\Users\\user2\\x'],
    ['call +49 30 1234567', 'call +999 555 0001'],
    ['site-id 4711 of "siteId":"4712"', 'site-number 1 of "site-number 2"'],
    ['subject=C=DE, O=Contoso AG, CN=Contoso Root CA 1', 'subject=C=DE, O=Organization 1, CN=client1'],
    ['[jdoe@ssm-berlin ~]$ date', '[user1@host1 ~]$ date'],
  ])('%s', (text, expected) => {
    const one = analysis({ sources: [], findings: [finding({ evidence: [cite(line('a.log', 1, text), 'seen')] })] });
    expect(toJson(one, PUBLIC).findings[0]?.evidence.map((cited) => cited.text)).toEqual([expected]);
    expect(leaks(renderMarkdown(one, PUBLIC), learn(one, PUBLIC))).toEqual([]);
    const map = identityMap(one);
    expect(restoreIdentities(expected, map)).toBe(text);
  });

  test('files are replaced unless the products name them so', () => {
    const paths = ['contoso-berlin.log', 'vmanage-server.log.1', 'messages-20240305', 'x.zip!site-munich.pcap'];
    const one = analysis({ sources: paths.map((path) => source(path, { host: null })) });
    const shownPaths = toJson(one, PUBLIC).sources.map(({ path }) => path);
    expect(shownPaths).toEqual(['file1.log', 'vmanage-server.log.1', 'messages-20240305', 'x.zip!file2.pcap']);
  });
});
