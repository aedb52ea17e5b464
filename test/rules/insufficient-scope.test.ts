import rule from '../../src/rules/insufficient-scope.js';
import { testRule } from '../support/rule.js';

testRule(rule);
