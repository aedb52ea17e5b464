import rule from '../../src/rules/account-not-found.js';
import { testRule } from '../support/rule.js';

testRule(rule);
