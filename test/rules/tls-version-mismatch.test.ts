import rule from '../../src/rules/tls-version-mismatch.js';
import { testRule } from '../support/rule.js';

testRule(rule);
