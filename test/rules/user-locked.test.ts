import rule from '../../src/rules/user-locked.js';
import { testRule } from '../support/rule.js';

testRule(rule);
