import rule from '../../src/rules/tls-untrusted-ca.js';
import { testRule } from '../support/rule.js';

testRule(rule);
