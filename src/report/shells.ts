import type { CollectItem } from '../core/analysis.js';

/** Commands of the manager's own CLI; what else is typed there needs its vshell. */
const VIPTELA = /^(?:show|request|ping|nslookup|traceroute|tcpdump) /;

/** Where a command is typed, and the rights that it needs; empty for what is looked up in a GUI. */
export function shellFor({ host, command, path }: Pick<CollectItem, 'host' | 'command' | 'path'>): string {
  if (host === 'manager' && command !== undefined)
    return VIPTELA.test(command) ? 'Viptela CLI, user with netadmin rights' : 'vshell, user with netadmin rights';
  if (host === 'manager' && path !== undefined) return 'in the admin-tech, or by vshell with netadmin rights';
  if (host === 'ssm' && command !== undefined) return 'root shell; the restricted console does not offer it';
  if (host === 'ssm' && path !== undefined) return 'log download of the SSM GUI';
  return '';
}
