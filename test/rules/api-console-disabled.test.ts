import rule from '../../src/rules/api-console-disabled.js';
import { testRule } from '../support/rule.js';

testRule(rule);
