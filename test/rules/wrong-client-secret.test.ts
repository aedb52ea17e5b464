import rule from '../../src/rules/wrong-client-secret.js';
import { testRule } from '../support/rule.js';

testRule(rule);
