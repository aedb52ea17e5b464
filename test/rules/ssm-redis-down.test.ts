import rule from '../../src/rules/ssm-redis-down.js';
import { testRule } from '../support/rule.js';

testRule(rule);
