import type { Facts } from '../core/event.js';
import { isTokenPath } from './paths.js';

/**
 * Whether a user agent is the manager's: a Java program (JDK or Apache HttpClient); browsers, curl and scripts are
 * other clients. Null without an agent: then it may be the manager.
 */
export function isManagersAgent(agent: string | undefined): boolean | null {
  return agent === undefined ? null : /\bjava\b|httpclient|jersey|okhttp/i.test(agent);
}

/** Whether a request is a manager's by its agent; a line without one counts if it asks for a token. */
export function asksAsManager(facts: Pick<Facts['server.request'], 'user_agent.original' | 'url.path'>): boolean {
  return isManagersAgent(facts['user_agent.original']) ?? isTokenPath(facts['url.path']);
}
