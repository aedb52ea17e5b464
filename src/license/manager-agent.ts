/**
 * Whether a user agent is the manager's: a Java program (JDK or Apache HttpClient); browsers, curl and scripts are
 * other clients. Null without an agent: then it may be the manager.
 */
export function isManagersAgent(agent: string | undefined): boolean | null {
  return agent === undefined ? null : /\bjava\b|httpclient|jersey|okhttp/i.test(agent);
}
