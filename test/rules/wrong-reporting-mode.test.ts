import rule from '../../src/rules/wrong-reporting-mode.js';
import { testRule } from '../support/rule.js';

testRule(rule);
