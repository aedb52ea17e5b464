import type { Stage } from '../core/stages.js';
import { isTokenPath } from '../license/paths.js';
import type { JoinedRequest } from './draft-attempt.js';

/** The stage that a request is of, by its path; by its place in the sync if the path is cut off. */
export function stageOfRequest({ call, request }: JoinedRequest, index: number): Stage {
  return stageOfPath(call?.facts['url.path'] ?? request?.facts['url.path'], index);
}

/** The same of a path. */
export function stageOfPath(path: string | undefined, index: number): Stage {
  if (path === undefined) return index === 0 ? 'token' : 'api';
  if (isTokenPath(path)) return 'token';
  if (/\/licenses\b/.test(path)) return 'licenses';
  return /\/usage|\/reports?\b/.test(path) ? 'usage-report' : 'api';
}
