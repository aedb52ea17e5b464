import rule from '../../src/rules/ssm-out-of-memory.js';
import { testRule } from '../support/rule.js';

testRule(rule);
