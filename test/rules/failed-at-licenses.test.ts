import rule from '../../src/rules/failed-at-licenses.js';
import { testRule } from '../support/rule.js';

testRule(rule);
