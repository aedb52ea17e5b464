import type { Bundle } from '../bundle.js';
import type { Answer } from '../expected.js';
import type { Scenario } from '../scenario.js';

/** A scenario, the layout of its files, and what a report must find in them. */
export interface Incident {
  readonly scenario: Scenario;
  readonly layout: (scenario: Scenario) => Bundle | Promise<Bundle>;
  readonly answer: Answer;
}

/** The manager's three error lines; either of the first two has the answer. */
export const MANAGER_SAYS: readonly (readonly string[])[] = [['failed.client', 'failed.user'], ['failed.resource']];

/** The token request in the license server's application and gateway logs. */
export const SERVER_SAYS: readonly (readonly string[])[] = [['failed.token.app'], ['failed.token.access']];

export const AAA_LOGINS = "people who failed to sign in at the manager's own login page (AaaLoginModule and others)";
export const GATEWAY_RETRY = "nginx's connect() to ::1 is refused and 127.0.0.1 answers in the same second";
export const OTHER_CLIENT = 'another script, from another address, was refused by the license server';
