import { chronyc } from './chronyc.js';
import type { CommandReader } from './command.js';
import { date } from './date.js';
import { df } from './df.js';
import { dockerPs } from './docker-ps.js';
import { free } from './free.js';
import { hostname } from './hostname.js';
import { ifconfig } from './ifconfig.js';
import { ipAddress } from './ip-address.js';
import { ipRoute } from './ip-route.js';
import { showClock } from './show-clock.js';
import { showControl } from './show-control.js';
import { showInterface } from './show-interface.js';
import { showIpRoute } from './show-ip-route.js';
import { showLicense } from './show-license.js';
import { showNtp } from './show-ntp.js';
import { showRunningConfig } from './show-running-config.js';
import { showSystemStatus } from './show-system-status.js';
import { showVersion } from './show-version.js';
import { systemctl } from './systemctl.js';
import { timedatectl } from './timedatectl.js';
import { uptime } from './uptime.js';

/** Readers of commands that show the state of a host; where several have a command's first words, the longest decide. */
export const hostReaders: readonly CommandReader[] = [
  chronyc,
  date,
  df,
  dockerPs,
  free,
  hostname,
  ifconfig,
  ipAddress,
  ipRoute,
  showClock,
  showControl,
  showInterface,
  showIpRoute,
  showLicense,
  showNtp,
  showRunningConfig,
  showSystemStatus,
  showVersion,
  systemctl,
  timedatectl,
  uptime,
];
