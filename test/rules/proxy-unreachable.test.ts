import rule from '../../src/rules/proxy-unreachable.js';
import { testRule } from '../support/rule.js';

testRule(rule);
