import rule from '../../src/rules/rate-limited-429.js';
import { testRule } from '../support/rule.js';

testRule(rule);
