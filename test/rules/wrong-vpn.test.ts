import rule from '../../src/rules/wrong-vpn.js';
import { testRule } from '../support/rule.js';

testRule(rule);
