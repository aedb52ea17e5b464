/**
 * Whether a user agent is the manager's: a Java program (JDK or Apache HttpClient); browsers, curl and scripts are other
 * clients. Null where no agent is stated: nothing speaks against the manager then.
 */
export function isManagersAgent(agent: string | undefined): boolean | null {
  return agent === undefined ? null : /\bjava\b|httpclient|jersey|okhttp/i.test(agent);
}
