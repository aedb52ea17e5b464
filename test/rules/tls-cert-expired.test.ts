import rule from '../../src/rules/tls-cert-expired.js';
import { testRule } from '../support/rule.js';

testRule(rule);
