import rule from '../../src/rules/wrong-client-id.js';
import { testRule } from '../support/rule.js';

testRule(rule);
