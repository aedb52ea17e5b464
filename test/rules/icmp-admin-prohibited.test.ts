import rule from '../../src/rules/icmp-admin-prohibited.js';
import { testRule } from '../support/rule.js';

testRule(rule);
