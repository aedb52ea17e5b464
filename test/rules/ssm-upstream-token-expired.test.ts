import rule from '../../src/rules/ssm-upstream-token-expired.js';
import { testRule } from '../support/rule.js';

testRule(rule);
