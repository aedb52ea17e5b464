import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { Command } from './process.js';

/** A program that does a part of the same work, and the most of its time that ours may take. */
export interface Peer {
  readonly label: string;
  readonly program: Program;
  readonly command: (file: string) => Command;
  readonly most: number | null;
}

const VERSION_OF = {
  lnav: ['-V'],
  rg: ['--version'],
  capinfos: ['--version'],
  tshark: ['--version'],
  gzip: ['--version'],
} as const;

type Program = keyof typeof VERSION_OF;

/** First line of what the program says of its version; null if it is not installed. */
function versionOf(program: Program): string | null {
  const { error, stdout } = spawnSync(program, VERSION_OF[program], { encoding: 'utf8' });
  return error === undefined ? (stdout.split('\n')[0] ?? '').trim() : null;
}

const versions = new Map(
  (['lnav', 'rg', 'capinfos', 'tshark', 'gzip'] as const).map((program) => [program, versionOf(program)]),
);

export const isInstalled = (program: Program): boolean => versions.get(program) != null;

/** One line a program, for the results. */
export const peerVersions = (): readonly string[] =>
  [...versions].map(([program, version]) => `${program}: ${version ?? 'not installed'}`);

export const LNAV: Peer = {
  label: 'lnav count(*)',
  program: 'lnav',
  // It writes to the home folder.
  command: (file) => ['env', `HOME=${dirname(file)}`, 'lnav', '-n', '-c', ';select count(*) from syslog_log', file],
  most: 1 / 4,
};

export const RIPGREP: Peer = {
  label: 'rg -c',
  program: 'rg',
  command: (file) => ['rg', '-c', 'RestAPIClient', file],
  most: 2,
};

export const CAPINFOS: Peer = {
  label: 'capinfos',
  program: 'capinfos',
  command: (file) => ['capinfos', file],
  most: 1,
};

export const TSHARK: Peer = {
  label: 'tshark conv,tcp',
  program: 'tshark',
  command: (file) => ['tshark', '-q', '-z', 'conv,tcp', '-r', file],
  most: 1 / 20,
};

export const GZIP: Peer = {
  label: 'gzip -dc | wc',
  program: 'gzip',
  command: (file) => ['bash', '-c', 'gzip -dc "$0" | wc -l', file],
  most: 1.3,
};
