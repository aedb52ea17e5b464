import { describe, expect, test } from '@jest/globals';
import { ran } from './support.js';

const textOf = async (...argv: readonly string[]): Promise<string> => {
  const { code, out, err } = await ran(['collect', ...argv]);
  expect([code, err]).toEqual([0, '']);
  return out;
};

/** What stands below a heading of the second level that begins so. */
const section = (text: string, title: string): string =>
  text.split('\n## ').find((part) => part.startsWith(title)) ?? '';

describe('the list', () => {
  test('says for each host what to fetch, each line once, captures first', async () => {
    const text = await textOf();
    expect([...text.matchAll(/^#+ .*/gm)].map(String)).toEqual([
      '# What to collect',
      '## On the manager (vManage; on every node of a cluster)',
      '## On the SSM',
    ]);
    for (const title of ['On the manager', 'On the SSM']) {
      const fences = [...section(text, title).matchAll(/```\w+\n([^]*?)\n {2}```/g)].map(([, lines = '']) => lines);
      const lines = fences
        .join('\n')
        .split('\n')
        .map((line) => line.trim());
      expect(new Set(lines).size).toBe(lines.length);
      expect(lines[0]).toMatch(/^tcpdump /);
    }
    expect(section(text, 'On the manager')).toContain('/var/log/nms/vmanage-server.log');
    expect(section(text, 'On the SSM')).toContain('/var/log/messages');
    expect(section(text, 'On the manager').replace(/\s+/g, ' ')).toContain('(Viptela CLI, user with netadmin rights)');
  });

  test('fits 80 columns but for commands', async () => {
    const wide = (await textOf()).split('\n').filter((line) => line.length > 80 && !/^ {2}\S/.test(line));
    expect(wide).toEqual([]);
  });

  test('keeps the placeholder of a host that was not named', async () => {
    expect(await textOf()).toContain('nslookup <ssm>');
  });
});

describe('the capture', () => {
  const capture = async (...argv: readonly string[]): Promise<string> =>
    /^ {2}(tcpdump vpn.*)$/m.exec(await textOf(...argv))?.[1] ?? '';

  test('shows names, routers, TLS and whole packets, whatever address the name leads to', async () => {
    expect(await capture('--server', 'ssm.example.com')).toBe(
      'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv -tttt port 53 or icmp or icmp6 or tcp port 8443"',
    );
  });

  test.each([
    ['192.0.2.80', 'host 192.0.2.80'],
    ['proxy.example.com:8000', 'tcp port 8000'],
    ['proxy.example.com', 'tcp port 3128 or tcp port 8080'],
  ])('shows the proxy %s', async (proxy, filter) => {
    expect(await capture('--server', 'ssm.example.com:443', '--proxy', proxy)).toContain(
      `or tcp port 443 or ${filter}"`,
    );
  });
});

describe('a host that is given', () => {
  test('stands in the commands, with its port', async () => {
    const text = await textOf('--server', 'ssm.example.com:9443', '--proxy', 'proxy.example.com');
    expect(text).toContain('nslookup ssm.example.com');
    expect(text).toContain('-connect ssm.example.com:9443');
    expect(text).toContain('## On the proxy');
    expect(text).not.toContain('<ssm>');
  });

  test.each(['2001:db8::8', '[2001:db8::8]', '[2001:db8::8]:8443'])('may be %s', async (server) => {
    const text = await textOf('--server', server);
    expect(text).toContain('-connect [2001:db8::8]:8443');
    expect(text).toContain('ping vpn 0 2001:db8::8 size');
  });

  test.each(['', 'a b', 'ssm.example.com:', 'ssm.example.com:0', 'ssm.example.com:65536', 'ssm;reboot', '[::1'])(
    'is refused: %j',
    async (server) => {
      const { code, out, err } = await ran(['collect', '--server', server]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('--server is HOST or HOST:PORT');
    },
  );
});
