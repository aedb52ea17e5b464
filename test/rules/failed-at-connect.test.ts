import rule from '../../src/rules/failed-at-connect.js';
import { testRule } from '../support/rule.js';

testRule(rule);
