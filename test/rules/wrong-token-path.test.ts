import rule from '../../src/rules/wrong-token-path.js';
import { testRule } from '../support/rule.js';

testRule(rule);
