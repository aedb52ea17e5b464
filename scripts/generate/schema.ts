import type { Page } from './pages.js';

/** docs/schema: the contract of the JSON report, from its types. */
export function schemaPages(_root: string): readonly Page[] {
  return [];
}
