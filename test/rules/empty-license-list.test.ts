import rule from '../../src/rules/empty-license-list.js';
import { testRule } from '../support/rule.js';

testRule(rule);
