import type { Scenario } from '../scenario.js';

/**
 * Messages of the manager's license classes. Public are only the classes' names, their order and the first letters of
 * most messages (`initia`, `Getti`, `RestAPI pr`, `URL b`, `Query`, `Failed to`); the rest is our own wording, in two
 * variants, so that no parser relies on a sentence.
 */
export interface Wording {
  readonly asked: (user: string) => string;
  readonly mode: string;
  readonly settings: string;
  readonly client: (base: string) => string;
  readonly getting: (user: string, base: string) => string;
  readonly proxy: string;
  readonly limits: string;
  readonly url: (url: string) => string;
  readonly fields: (fields: string) => string;
  readonly token: (seconds: number) => string;
  readonly calling: (method: string, url: string) => string;
  readonly accounts: (count: number) => string;
  readonly stored: (count: number, account: string) => string;
  readonly refused: (url: string, status: number, body: string) => string;
  readonly user: (user: string, body: string) => string;
  readonly resource: (user: string, body: string) => string;
}

const PLAIN: Wording = {
  asked: (user) => `License data is wanted by ${user}`,
  mode: 'Mode of license reporting: on-prem',
  settings: 'Section smartLicensing loaded for this tenant',
  client: (base) => `initialised API access, server ${base}`,
  getting: (user, base) => `Getting authorised as ${user} at ${base}`,
  proxy: 'RestAPI profile without proxy',
  limits: 'RestAPI profile allows 5000 ms to connect, 20000 ms to read',
  url: (url) => `URL behind the call is ${url}`,
  fields: (fields) => `Query form of the call ${fields}`,
  token: (seconds) => `Authorised for the next ${String(seconds)} s`,
  calling: (method, url) => `Next call is ${method} ${url}`,
  accounts: (count) => `${String(count)} virtual accounts came back`,
  stored: (count, account) => `License refresh completed for ${account}: ${String(count)} licenses kept`,
  refused: (url, status, body) => `Failed to get a good answer from ${url} (status ${String(status)}): ${body}`,
  user: (user, body) => `Failed to authenticate user - '${user}'. ${body}`,
  resource: (user, body) =>
    `Failed to authenticate Smart Account credentials.: Failed to authenticate user - '${user}'. ${body}`,
};

const TERSE: Wording = {
  asked: (user) => `Refresh of licenses, by=${user}`,
  mode: 'Reporting = ON-PREM',
  settings: 'smartLicensing settings: present',
  client: (base) => `initial address base=${base}`,
  getting: (user) => `Getting bearer, principal=${user}`,
  proxy: 'RestAPI profile proxy=none',
  limits: 'RestAPI profile connect=5s read=20s',
  url: (url) => `URL bound=${url}`,
  fields: (fields) => `Query map=${fields}`,
  token: (seconds) => `Bearer kept, lifetime=${String(seconds)}`,
  calling: (method, url) => `Request ${method} ${url}`,
  accounts: (count) => `virtualAccounts=${String(count)}`,
  stored: (count, account) => `Refresh of licenses ended, account=${account} licenses=${String(count)} result=SUCCESS`,
  refused: (url, status, body) => `Failed to use ${url} http=${String(status)} ${body}`,
  user: (user, body) => `Failed sign-in, principal=${user} ${body}`,
  resource: (user, body) => `Smart account sign-in failed, principal=${user} ${body}`,
};

export const wordingOf = (scenario: Scenario): Wording => (scenario.manager.wording === 'plain' ? PLAIN : TERSE);
