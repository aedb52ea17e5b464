import rule from '../../src/rules/grant-flow-not-enabled.js';
import { testRule } from '../support/rule.js';

testRule(rule);
