import rule from '../../src/rules/ssm-not-registered.js';
import { testRule } from '../support/rule.js';

testRule(rule);
