import rule from '../../src/rules/usage-report-rejected.js';
import { testRule } from '../support/rule.js';

testRule(rule);
