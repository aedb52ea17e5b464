import rule from '../../src/rules/failed-at-usage-report.js';
import { testRule } from '../support/rule.js';

testRule(rule);
