/** Bundles in which something is planted that must not come out, or must not work. */
import { drawn } from '../../test/redact/planted-values.js';
import { BARE, QUOTED, write } from '../../test/redact/given-away.js';
import { GENUINE } from '../../test/analyze/fooling/bundle.js';
import type { Bundle } from './run.js';

const MANAGER = 'vmanage-server.log';
/** The thread and time of the one sync, so that the lines come into the report. */
const HEAD = '19-Nov-2024 10:31:44,403 CET INFO  [vmanage-a] [SmartLicensingUtil] (default task-65) |default| ';
const BEFORE = '19-Nov-2024 10:31:44,568 CET ERROR';

/** The incident with more lines of the sync's thread. */
function withLines(lines: readonly string[]): Bundle {
  return GENUINE.map((file) => {
    if (file.path !== MANAGER) return file;
    const added = lines.map((line) => `${HEAD}${line}\n`).join('');
    return { path: MANAGER, content: Buffer.from(file.content.toString('utf8').replace(BEFORE, () => added + BEFORE)) };
  });
}

/** One bundle for each way of giving a secret away, with the secret. */
export function secrets(seed: number): readonly { readonly bundle: Bundle; readonly planted: readonly string[] }[] {
  const { random, words } = drawn(seed);
  const ways = [...BARE, ...QUOTED];
  const planted = ways.map((_, at) => (at % 3 === 0 ? words() : random(20)));
  // In one bundle, so that none learns from a list of its own.
  const lines = ways.map((way, at) => write(way, planted[at] ?? ''));
  return [{ bundle: withLines(lines), planted }];
}

/** Names in place of those of the incident. */
export const NAMES: Readonly<Record<string, string>> = {
  'vmanage-a': 'qznode-a7',
  'ssm-onprem': 'qzsatellite',
  licsync: 'qzoperator',
  'ssm.example.net': 'qzlicenses.qzcorp.example',
  'cmdb-export': 'qzinventory',
};

export function identities(): Bundle {
  const renamed = (text: string): string =>
    Object.entries(NAMES).reduce((all, [name, other]) => all.replaceAll(name, other), text);
  return GENUINE.map(({ path, content }) =>
    path.endsWith('.pcap') ? { path, content } : { path, content: Buffer.from(renamed(content.toString('utf8'))) },
  );
}

/** What a browser, a Markdown renderer or a terminal would act on. */
export const INJECTIONS: readonly string[] = [
  '<img src=http://192.0.2.66/x onerror=document.title=1>',
  '</pre></code><script>document.title=1</script>',
  '"><svg onload=document.title=1>',
  '</script><script>document.title=1</script>',
  '&lt;img src=http://192.0.2.66/x&gt;',
  '[a](javascript:document.title=1) ![b](http://192.0.2.66/b)',
  '``` <b>x</b>',
  '| a | b |',
  '\u001b[2J\u001b]0;title\u0007\u009b2J',
  '\u202egnp.exe\u2066',
  '<!-- --!> <style>*{background:url(http://192.0.2.66/)}</style>',
  '%%{init: {"securityLevel":"loose"}}%% click A href "javascript:1"',
];

export const injections = (): Bundle => [
  ...withLines(INJECTIONS.map((text) => `note of ${text}`)),
  ...INJECTIONS.map((text, at) => ({
    path: `${String(at)}${text.replace(/[/\0]/g, '_')}.bin`,
    content: Buffer.from([0, 1, 2]),
  })),
];
