import rule from '../../src/rules/dns-server-failure.js';
import { testRule } from '../support/rule.js';

testRule(rule);
