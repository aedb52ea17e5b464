/** The harness for rules and parsers of your own: `import { checkRule } from 'lic-analyze/testing'`. */
export { checkRule } from './testing/check-rule.js';
export type { NearMiss, RuleSamples } from './testing/check-rule.js';
