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

export type Stage = (typeof STAGES)[number];

export type StageState = 'passed' | 'failed' | 'not-needed' | 'not-reached' | 'unknown';
