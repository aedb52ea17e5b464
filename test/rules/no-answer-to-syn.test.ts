import rule from '../../src/rules/no-answer-to-syn.js';
import { testRule } from '../support/rule.js';

testRule(rule);
