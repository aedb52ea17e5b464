import type { CommandReader } from './command.js';
import { curl } from './curl.js';
import { dig } from './dig.js';
import { getent } from './getent.js';
import { host } from './host.js';
import { hostReaders } from './host-readers.js';
import { nslookup } from './nslookup.js';
import { opensslSClient } from './openssl-s-client.js';
import { ping } from './ping.js';
import { portProbe } from './port-probe.js';
import { testNetConnection } from './test-net-connection.js';
import { traceroute } from './traceroute.js';
import { wget } from './wget.js';

/** All readers of commands. */
export const readers: readonly CommandReader[] = [
  curl,
  wget,
  opensslSClient,
  dig,
  nslookup,
  host,
  getent,
  ping,
  traceroute,
  portProbe,
  testNetConnection,
  ...hostReaders,
];
