import type { HostClock, TrueTime } from './clock.js';

/** The license server's answers to the token request, in the order of Doorkeeper's checks. */
export type Ending = 'synced' | 'client-refused' | 'grant-refused' | 'grant-refused-403' | 'password-wrong';

/** One sync of the manager. */
export interface Sync {
  /** Prefix of its lines' marks: `failed`, `good`. */
  readonly name: string;
  readonly at: TrueTime;
  readonly ending: Ending;
  readonly user: string;
  readonly clientId: string;
}

export interface ManagerSide {
  readonly host: string;
  readonly address: string;
  readonly clock: HostClock;
  readonly release: string;
  /** Two brackets up to 20.9, then three: a request id or nothing in the first. */
  readonly brackets: 'two' | 'three-id' | 'three-empty';
  readonly tenant: `|${string}|`;
  readonly month: 'short' | 'full';
  /** True if the level is padded to five letters, like log4j's `%-5p`. */
  readonly padded: boolean;
  readonly wording: 'plain' | 'terse';
  /** How the token request's fields are logged: whole, with the client id shortened, or not at all. */
  readonly fields: 'whole' | 'shortened' | 'none';
  readonly userAgent: string;
}

export interface SsmSide {
  readonly host: string;
  readonly name: string;
  readonly address: string;
  readonly clock: HostClock;
  /** Path of the token endpoint at nginx. */
  readonly tokenPath: '/oauth/token' | '/backend/oauth/token';
  /** Which lines the application writes. */
  readonly wording: 'plain' | 'terse' | 'none';
  /** API clients made during the log. */
  readonly created: readonly ApiClient[];
}

export interface ApiClient {
  readonly at: TrueTime;
  readonly name: string;
  readonly grant: 'Client Credentials Grant' | 'Resource Owner Grant';
  readonly clientId: string;
  readonly mark?: string;
}

export interface CaptureSide {
  readonly form: 'pcap' | 'nn-vv' | 'nn';
  readonly snaplen: 128 | 262144;
  /** True if the manager's look-up of the name is captured. */
  readonly dns: boolean;
  /** Round-trip time between manager and license server in milliseconds. */
  readonly roundTrip: number;
}

/** One incident as it happened; the files follow from it. */
export interface Scenario {
  readonly id: string;
  /** One line for the list of incidents. */
  readonly purpose: string;
  readonly from: TrueTime;
  readonly to: TrueTime;
  readonly account: string;
  readonly manager: ManagerSide;
  readonly ssm: SsmSide;
  /** The manager's address behind NAT, as seen by the license server. */
  readonly natAddress: string | null;
  readonly capture: CaptureSide | null;
  readonly syncs: readonly Sync[];
  /** Background records of each log. */
  readonly busy: { readonly manager: number; readonly ssm: number };
  readonly decoys: readonly Decoy[];
  /** Other clients of the same license server. */
  readonly strangers: readonly Stranger[];
}

/** A client unrelated to the incident, and the sources that see it. */
export interface Stranger {
  readonly manager: ManagerSide;
  readonly account: string;
  readonly syncs: readonly Sync[];
  /** API clients made for it during the log. */
  readonly created: readonly ApiClient[];
  readonly seenBy: readonly ('ssm' | 'capture')[];
  /** Result of its connections. */
  readonly connection: 'whole' | 'refused' | 'unanswered';
}

/** The same server and sources with a stranger as the manager, so that its lines have the same form. */
export const asManager = (scenario: Scenario, { manager, account, syncs }: Stranger): Scenario => ({
  ...scenario,
  manager,
  account,
  syncs,
  natAddress: null,
  decoys: [],
  strangers: [],
});

/** Kinds of lines that look like the cause but are not. */
export type Decoy = 'aaa-logins' | 'gateway-retry' | 'other-client-refused' | 'untrusted-elsewhere';
