import rule from '../../src/rules/connection-refused.js';
import { testRule } from '../support/rule.js';

testRule(rule);
