import type { HostClock, TrueTime } from './clock.js';

/** How the license server answers the token request, in the order in which Doorkeeper decides. */
export type Ending = 'synced' | 'client-refused' | 'grant-refused' | 'grant-refused-403' | 'password-wrong';

/** One sync of the manager. */
export interface Sync {
  /** Leads the marks of its lines: `failed`, `good`. */
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
  readonly tenant: '|default|' | '||';
  readonly month: 'short' | 'full';
  /** Level padded to five letters, as log4j's `%-5p` does. */
  readonly padded: boolean;
  readonly wording: 'plain' | 'terse';
  /** Whether the token request's fields are logged whole, with the client id shortened, or not at all. */
  readonly fields: 'whole' | 'shortened' | 'none';
  readonly userAgent: string;
}

export interface SsmSide {
  readonly host: string;
  readonly name: string;
  readonly address: string;
  readonly clock: HostClock;
  /** Path of the token endpoint as nginx sees it. */
  readonly tokenPath: '/oauth/token' | '/backend/oauth/token';
  /** Which of its own lines the application writes. */
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
  /** With the manager's look-up of the name, where the capture had no filter. */
  readonly dns: boolean;
  /** Milliseconds between the manager and the license server and back. */
  readonly roundTrip: number;
}

/** One incident as it happened; what the files say follows from it. */
export interface Scenario {
  readonly id: string;
  /** One line for the list of incidents. */
  readonly purpose: string;
  readonly from: TrueTime;
  readonly to: TrueTime;
  readonly account: string;
  readonly manager: ManagerSide;
  readonly ssm: SsmSide;
  /** Address that the license server sees, where NAT is in between. */
  readonly natAddress: string | null;
  readonly capture: CaptureSide | null;
  readonly syncs: readonly Sync[];
  /** Background records of each log. */
  readonly busy: { readonly manager: number; readonly ssm: number };
  readonly decoys: readonly Decoy[];
  /** Other clients of the same license server. */
  readonly strangers: readonly Stranger[];
}

/** A client that has nothing to do with the incident, and which sources see it. */
export interface Stranger {
  readonly manager: ManagerSide;
  readonly account: string;
  readonly syncs: readonly Sync[];
  /** API clients made for it during the log. */
  readonly created: readonly ApiClient[];
  readonly seenBy: readonly ('ssm' | 'capture')[];
  /** What becomes of its connections. */
  readonly connection: 'whole' | 'refused' | 'unanswered';
}

/** The same server and sources, with a stranger as the manager: what it leaves is written in the same grammar. */
export const asManager = (scenario: Scenario, { manager, account, syncs }: Stranger): Scenario => ({
  ...scenario,
  manager,
  account,
  syncs,
  natAddress: null,
  decoys: [],
  strangers: [],
});

/** What is not the cause and looks like it. */
export type Decoy = 'aaa-logins' | 'gateway-retry' | 'other-client-refused' | 'untrusted-elsewhere';
