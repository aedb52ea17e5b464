import rule from '../../src/rules/proxy-auth-required-407.js';
import { testRule } from '../support/rule.js';

testRule(rule);
