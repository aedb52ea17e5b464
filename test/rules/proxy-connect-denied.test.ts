import rule from '../../src/rules/proxy-connect-denied.js';
import { testRule } from '../support/rule.js';

testRule(rule);
