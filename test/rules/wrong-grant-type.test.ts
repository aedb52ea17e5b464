import rule from '../../src/rules/wrong-grant-type.js';
import { testRule } from '../support/rule.js';

testRule(rule);
