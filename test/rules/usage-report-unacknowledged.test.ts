import rule from '../../src/rules/usage-report-unacknowledged.js';
import { testRule } from '../support/rule.js';

testRule(rule);
