import rule from '../../src/rules/tls-name-mismatch.js';
import { testRule } from '../support/rule.js';

testRule(rule);
