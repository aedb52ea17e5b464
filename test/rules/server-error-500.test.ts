import rule from '../../src/rules/server-error-500.js';
import { testRule } from '../support/rule.js';

testRule(rule);
