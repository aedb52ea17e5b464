import rule from '../../src/rules/failed-at-token.js';
import { testRule } from '../support/rule.js';

testRule(rule);
