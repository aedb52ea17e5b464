import rule from '../../src/rules/one-way-path.js';
import { testRule } from '../support/rule.js';

testRule(rule);
