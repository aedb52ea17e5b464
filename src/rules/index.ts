// Written by `npm run generate`.
import type { Rule } from '../core/define.js';

/** Every built-in rule, in the order of the ids. */
export const rules: readonly Rule[] = [];
