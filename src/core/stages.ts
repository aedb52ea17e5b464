/** The ladder that one license sync climbs, in order. Behind a proxy, `name` and `connect` are the proxy's. */
export const STAGES = [
  'prerequisites',
  'name',
  'connect',
  'proxy',
  'tls',
  'gateway',
  'token',
  'api',
  'licenses',
  'usage-report',
] as const;

/** One rung of the ladder. */
export type Stage = (typeof STAGES)[number];

/** How far an attempt got at one stage. */
export type StageState = 'passed' | 'failed' | 'not-needed' | 'not-reached' | 'unknown';
