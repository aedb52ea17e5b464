import rule from '../../src/rules/ssm-disk-full.js';
import { testRule } from '../support/rule.js';

testRule(rule);
