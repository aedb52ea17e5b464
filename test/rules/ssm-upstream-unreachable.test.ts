import rule from '../../src/rules/ssm-upstream-unreachable.js';
import { testRule } from '../support/rule.js';

testRule(rule);
