import rule from '../../src/rules/dns-timeout.js';
import { testRule } from '../support/rule.js';

testRule(rule);
