import type { Facts } from '../../core/event.js';
import type { CommandReader } from './command.js';
import { isIp, lengthOfMask } from './prefix.js';

/** Routes kept of one command: more than a server has. */
const MAX_ROUTES = 500;
const ROUTE =
  /^(?:(?:unicast|unreachable|blackhole|prohibit) )?(default|[\d.]+(?:\/\d+)?|[0-9a-f:]{0,40}:[0-9a-f:.]{0,40}(?:\/\d+)?)(?= )(?: .*)?$/;
const KERNEL = /^(\S+)\s+(\S+)\s+(\d+\.\d+\.\d+\.\d+)\s+[U!][A-Z!]*\s.*\s(\S+)$/;

/** Routes of Linux: `ip route`, `ip route get`, and the table of `route -n` and `netstat -rn`. */
export const ipRoute: CommandReader = {
  id: 'ip-route',
  commands: [
    'ip route',
    'ip r',
    'ip ro',
    'ip -4 route',
    'ip -4 r',
    'ip -6 route',
    'route',
    'netstat -rn',
    'netstat -nr',
  ],
  recognise: (output) => {
    if (output.slice(0, 2).some((text) => /^Destination\s+Gateway\s+Genmask\b/.test(text))) return 1;
    return /^default via \S+ dev \S+/.test(output[0] ?? '') ? 0.9 : 0;
  },
  read({ output }, emit) {
    const table = output.some(({ text }) => /^Destination\s+Gateway\s+Genmask\b/.test(text));
    let routes = 0;
    for (const line of output) {
      const route = table ? kernelRoute(line.text) : routeOf(line.text);
      if (route === null || routes >= MAX_ROUTES) continue;
      emit.event('host.route', route, [line]);
      routes++;
    }
    return routes > 0 || table;
  },
};

function routeOf(text: string): Facts['host.route'] | null {
  const to = ROUTE.exec(text)?.[1];
  const hop = / via (?:inet6? )?(\S+)/.exec(text)?.[1];
  const name = / dev (\S+)/.exec(text)?.[1];
  if (to === undefined || (hop === undefined && name === undefined)) return null;
  const v6 = to.includes(':') || (to === 'default' && hop?.includes(':') === true);
  const whole = to === 'default' ? (v6 ? '::/0' : '0.0.0.0/0') : to.includes('/') ? to : `${to}/${v6 ? '128' : '32'}`;
  return {
    'route.prefix': whole,
    ...(hop === undefined ? {} : { 'route.next_hop': hop }),
    ...(name === undefined ? {} : { 'interface.name': name }),
  };
}

/** A row of the kernel's table; gateway `0.0.0.0` means none. */
function kernelRoute(text: string): Facts['host.route'] | null {
  const [, to = '', gateway = '', mask = '', name = ''] = KERNEL.exec(text.trim()) ?? [];
  const length = lengthOfMask(mask);
  const network = to === 'default' ? '0.0.0.0' : to;
  if (mask === '' || length === null || !isIp(network)) return null;
  return {
    'route.prefix': `${network}/${String(length)}`,
    ...(isIp(gateway) && gateway !== '0.0.0.0' ? { 'route.next_hop': gateway } : {}),
    'interface.name': name,
  };
}
