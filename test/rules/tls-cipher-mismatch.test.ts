import rule from '../../src/rules/tls-cipher-mismatch.js';
import { testRule } from '../support/rule.js';

testRule(rule);
