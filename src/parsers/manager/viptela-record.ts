/** One notification of a Viptela daemon in syslog. */
export interface ViptelaNotification {
  /** The whole mark, `%Viptela-manager-sysmgrd-6-INFO-1400002`. */
  readonly tag: string;
  readonly device: string;
  readonly daemon: string;
  /** Severity of syslog (RFC 5424 section 6.2.1), 0 to 7. */
  readonly severity: number;
  readonly event: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

const MARK = /^(%Viptela-(\S+)-(\w+)-([0-7])-(\w+)-(\d+)): ?(?:Notification: (?:\S+ \S+ )?)?([\s\S]*)$/;
const EVENT = /^([a-z][\w-]*)(?: |$)/;
const ATTRIBUTE = /(?:^| )([a-z][\w-]*):("[^"]*"|\S+)/g;

/** Reads `%Viptela-<device>-<daemon>-<severity>-<mnemonic>-<number>: event name:value …`; null for any other text. */
export function viptelaNotification(text: string): ViptelaNotification | null {
  const found = MARK.exec(text);
  if (found === null) return null;
  const [, tag = '', device = '', daemon = '', severity, , , says = ''] = found;
  const pairs = [...says.matchAll(ATTRIBUTE)].map(
    ([, name, value]) => [name ?? '', (value ?? '').replace(/^"|"$/g, '')] as const,
  );
  return {
    tag,
    device,
    daemon,
    severity: Number(severity),
    event: EVENT.exec(says)?.[1] ?? null,
    attributes: Object.fromEntries(pairs),
  };
}
