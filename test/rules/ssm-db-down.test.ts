import rule from '../../src/rules/ssm-db-down.js';
import { testRule } from '../support/rule.js';

testRule(rule);
