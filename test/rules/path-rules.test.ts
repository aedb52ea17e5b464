import { rules } from '../../src/rules/index.js';
import { isOfThePath, testRules } from './every-rule.js';

testRules(rules.filter(isOfThePath));
