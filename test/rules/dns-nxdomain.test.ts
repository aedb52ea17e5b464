import rule from '../../src/rules/dns-nxdomain.js';
import { testRule } from '../support/rule.js';

testRule(rule);
