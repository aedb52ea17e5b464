import rule from '../../src/rules/tls-weak-certificate.js';
import { testRule } from '../support/rule.js';

testRule(rule);
