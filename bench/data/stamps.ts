/** Stamps of one second in UTC; cut out of one ISO text, because a large log has millions of them. */
export interface Stamps {
  /** `Mar  3 11:17:01` */
  readonly syslog: string;
  /** `03/Mar/2025:11:17:01` of nginx's access log */
  readonly access: string;
  /** `2025/03/03 11:17:01` of nginx's error log */
  readonly error: string;
  /** `03 Mar 2025 11:17:01` of Redis */
  readonly redis: string;
  /** `2025-03-03T11:17:01` */
  readonly iso: string;
  /** `03-Mar-2025 11:17:01` of vmanage-server.log */
  readonly manager: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

let second = NaN;
let stamps: Stamps = { syslog: '', access: '', error: '', redis: '', iso: '', manager: '' };

/** The stamps of a time in milliseconds since 1970; those of the last second are kept. */
export function stampsOf(at: number): Stamps {
  const asked = Math.floor(at / 1000);
  if (asked === second) return stamps;
  second = asked;
  const iso = new Date(asked * 1000).toISOString().slice(0, 19);
  const [year, month, day, time] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10), iso.slice(11)];
  const name = MONTHS[Number(month) - 1] ?? '';
  stamps = {
    syslog: `${name} ${day.replace(/^0/, ' ')} ${time}`,
    access: `${day}/${name}/${year}:${time}`,
    error: `${year}/${month}/${day} ${time}`,
    redis: `${day} ${name} ${year} ${time}`,
    iso,
    manager: `${day}-${name}-${year} ${time}`,
  };
  return stamps;
}

export const millisOf = (at: number): string => String(Math.floor(at) % 1000).padStart(3, '0');
