import rule from '../../src/rules/user-not-permitted.js';
import { testRule } from '../support/rule.js';

testRule(rule);
