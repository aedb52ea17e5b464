import rule from '../../src/rules/wrong-user-password.js';
import { testRule } from '../support/rule.js';

testRule(rule);
