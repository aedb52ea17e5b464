import rule from '../../src/rules/host-unreachable.js';
import { testRule } from '../support/rule.js';

testRule(rule);
