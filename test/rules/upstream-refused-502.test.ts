import rule from '../../src/rules/upstream-refused-502.js';
import { testRule } from '../support/rule.js';

testRule(rule);
