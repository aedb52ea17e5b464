import rule from '../../src/rules/dns-wrong-address.js';
import { testRule } from '../support/rule.js';

testRule(rule);
