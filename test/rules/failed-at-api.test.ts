import rule from '../../src/rules/failed-at-api.js';
import { testRule } from '../support/rule.js';

testRule(rule);
