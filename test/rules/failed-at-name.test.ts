import rule from '../../src/rules/failed-at-name.js';
import { testRule } from '../support/rule.js';

testRule(rule);
