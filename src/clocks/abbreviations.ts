/** One reading of a zone abbreviation. */
export interface ZoneReading {
  /** IANA name. */
  readonly zone: string;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const H = 60;

/**
 * Readings of zone abbreviations, the likelier first (tz database, and Java's `z`). Of several, the season, another
 * source, or the user decides.
 */
const READINGS: Readonly<Record<string, readonly ZoneReading[]>> = {
  UTC: [{ zone: 'UTC', offset: 0 }],
  GMT: [{ zone: 'UTC', offset: 0 }],
  Z: [{ zone: 'UTC', offset: 0 }],
  WET: [{ zone: 'Europe/Lisbon', offset: 0 }],
  WEST: [{ zone: 'Europe/Lisbon', offset: H }],
  CET: [{ zone: 'Europe/Berlin', offset: H }],
  CEST: [{ zone: 'Europe/Berlin', offset: 2 * H }],
  EET: [{ zone: 'Europe/Athens', offset: 2 * H }],
  EEST: [{ zone: 'Europe/Athens', offset: 3 * H }],
  MSK: [{ zone: 'Europe/Moscow', offset: 3 * H }],
  TRT: [{ zone: 'Europe/Istanbul', offset: 3 * H }],
  IST: [
    { zone: 'Asia/Kolkata', offset: 5.5 * H },
    { zone: 'Asia/Jerusalem', offset: 2 * H },
    { zone: 'Europe/Dublin', offset: H },
  ],
  IDT: [{ zone: 'Asia/Jerusalem', offset: 3 * H }],
  BST: [
    { zone: 'Europe/London', offset: H },
    { zone: 'Asia/Dhaka', offset: 6 * H },
  ],
  SAST: [{ zone: 'Africa/Johannesburg', offset: 2 * H }],
  EAT: [{ zone: 'Africa/Nairobi', offset: 3 * H }],
  CAT: [{ zone: 'Africa/Maputo', offset: 2 * H }],
  WAT: [{ zone: 'Africa/Lagos', offset: H }],
  GST: [
    { zone: 'Asia/Dubai', offset: 4 * H },
    { zone: 'Atlantic/South_Georgia', offset: -2 * H },
  ],
  PKT: [{ zone: 'Asia/Karachi', offset: 5 * H }],
  NPT: [{ zone: 'Asia/Kathmandu', offset: 5.75 * H }],
  ICT: [{ zone: 'Asia/Bangkok', offset: 7 * H }],
  WIB: [{ zone: 'Asia/Jakarta', offset: 7 * H }],
  WITA: [{ zone: 'Asia/Makassar', offset: 8 * H }],
  WIT: [{ zone: 'Asia/Jayapura', offset: 9 * H }],
  SGT: [{ zone: 'Asia/Singapore', offset: 8 * H }],
  MYT: [{ zone: 'Asia/Kuala_Lumpur', offset: 8 * H }],
  PHT: [{ zone: 'Asia/Manila', offset: 8 * H }],
  HKT: [{ zone: 'Asia/Hong_Kong', offset: 8 * H }],
  AWST: [{ zone: 'Australia/Perth', offset: 8 * H }],
  JST: [{ zone: 'Asia/Tokyo', offset: 9 * H }],
  KST: [{ zone: 'Asia/Seoul', offset: 9 * H }],
  ACST: [{ zone: 'Australia/Adelaide', offset: 9.5 * H }],
  ACDT: [{ zone: 'Australia/Adelaide', offset: 10.5 * H }],
  AEST: [
    { zone: 'Australia/Sydney', offset: 10 * H },
    { zone: 'Australia/Brisbane', offset: 10 * H },
  ],
  AEDT: [{ zone: 'Australia/Sydney', offset: 11 * H }],
  NZST: [{ zone: 'Pacific/Auckland', offset: 12 * H }],
  NZDT: [{ zone: 'Pacific/Auckland', offset: 13 * H }],
  SST: [
    { zone: 'Pacific/Pago_Pago', offset: -11 * H },
    { zone: 'Asia/Singapore', offset: 8 * H },
  ],
  HST: [{ zone: 'Pacific/Honolulu', offset: -10 * H }],
  AKST: [{ zone: 'America/Anchorage', offset: -9 * H }],
  AKDT: [{ zone: 'America/Anchorage', offset: -8 * H }],
  PST: [
    { zone: 'America/Los_Angeles', offset: -8 * H },
    { zone: 'Asia/Manila', offset: 8 * H },
  ],
  PDT: [{ zone: 'America/Los_Angeles', offset: -7 * H }],
  MST: [
    { zone: 'America/Denver', offset: -7 * H },
    { zone: 'America/Phoenix', offset: -7 * H },
  ],
  MDT: [{ zone: 'America/Denver', offset: -6 * H }],
  CST: [
    { zone: 'America/Chicago', offset: -6 * H },
    { zone: 'Asia/Shanghai', offset: 8 * H },
    { zone: 'America/Mexico_City', offset: -6 * H },
    { zone: 'America/Havana', offset: -5 * H },
  ],
  CDT: [
    { zone: 'America/Chicago', offset: -5 * H },
    { zone: 'America/Havana', offset: -4 * H },
  ],
  EST: [
    { zone: 'America/New_York', offset: -5 * H },
    { zone: 'America/Panama', offset: -5 * H },
  ],
  EDT: [{ zone: 'America/New_York', offset: -4 * H }],
  AST: [
    { zone: 'America/Halifax', offset: -4 * H },
    { zone: 'America/Puerto_Rico', offset: -4 * H },
    { zone: 'Asia/Riyadh', offset: 3 * H },
  ],
  ADT: [{ zone: 'America/Halifax', offset: -3 * H }],
  NST: [{ zone: 'America/St_Johns', offset: -3.5 * H }],
  NDT: [{ zone: 'America/St_Johns', offset: -2.5 * H }],
  BRT: [{ zone: 'America/Sao_Paulo', offset: -3 * H }],
  ART: [{ zone: 'America/Argentina/Buenos_Aires', offset: -3 * H }],
  CLT: [{ zone: 'America/Santiago', offset: -4 * H }],
  CLST: [{ zone: 'America/Santiago', offset: -3 * H }],
  COT: [{ zone: 'America/Bogota', offset: -5 * H }],
  PET: [{ zone: 'America/Lima', offset: -5 * H }],
};

/** All readings of an abbreviation; empty if unknown. */
export function readingsOf(abbreviation: string): readonly ZoneReading[] {
  return Object.hasOwn(READINGS, abbreviation) ? (READINGS[abbreviation] ?? []) : [];
}
