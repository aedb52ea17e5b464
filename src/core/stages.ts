/** The stages of a license sync, in order. Through a proxy, `name` and `connect` are the proxy's. */
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

/** One stage of a sync. */
export type Stage = (typeof STAGES)[number];

/** Result of an attempt at one stage. */
export type StageState = 'passed' | 'failed' | 'not-needed' | 'not-reached' | 'unknown';
