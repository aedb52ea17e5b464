import type { CommandReader } from './command.js';
import { isIp } from './prefix.js';
import { tableRows } from './table.js';

const HEADING = /^\s*VPN\s+PREFIX\s+PROTOCOL\b/;

/** `show ip route` of Viptela software. Overlay routes (OMP) are skipped: the manager itself does not use them. */
export const showIpRoute: CommandReader = {
  id: 'show-ip-route',
  commands: ['show ip route', 'show ip routes'],
  recognise: (output) => (output.slice(0, 40).some((text) => HEADING.test(text)) ? 1 : 0),
  read({ output }, emit) {
    const rows = tableRows(output, HEADING, ['SUB TYPE', 'IF NAME', 'TLOC IP']);
    for (const { line, cells } of rows) {
      const { VPN: vpn = '-', PREFIX: prefix = '-', PROTOCOL: protocol, IF_NAME: name = '-', ADDR: hop = '-' } = cells;
      if (!/^\d+$/.test(vpn) || !prefix.includes('/') || protocol === 'omp') continue;
      emit.event(
        'host.route',
        {
          'route.prefix': prefix,
          ...(isIp(hop) ? { 'route.next_hop': hop } : {}),
          ...(name === '-' ? {} : { 'interface.name': name }),
          'interface.vpn': vpn,
        },
        [line],
      );
    }
    return rows.length > 0;
  },
};
