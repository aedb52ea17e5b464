// Written by `npm run generate`.
import type { Parser } from '../core/parser.js';
import chronyd from './chronyd.js';
import guiMessage from './gui-message.js';
import nginxAccess from './nginx-access.js';
import nginxError from './nginx-error.js';
import pcap from './pcap.js';
import pcapng from './pcapng.js';
import railsLograge from './rails-lograge.js';
import railsNoise from './rails-noise.js';
import redis from './redis.js';
import ssmApplication from './ssm-application.js';
import ssmMessages from './ssm-messages.js';
import tcpdumpText from './tcpdump-text.js';
import vmanageServerLog from './vmanage-server-log.js';

/** Every built-in parser, in the order of the ids. */
export const parsers: readonly Parser[] = [
  chronyd,
  guiMessage,
  nginxAccess,
  nginxError,
  pcap,
  pcapng,
  railsLograge,
  railsNoise,
  redis,
  ssmApplication,
  ssmMessages,
  tcpdumpText,
  vmanageServerLog,
];
