import rule from '../../src/rules/read-timeout.js';
import { testRule } from '../support/rule.js';

testRule(rule);
