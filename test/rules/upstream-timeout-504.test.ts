import rule from '../../src/rules/upstream-timeout-504.js';
import { testRule } from '../support/rule.js';

testRule(rule);
