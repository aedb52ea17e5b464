import rule from '../../src/rules/tls-cert-not-yet-valid.js';
import { testRule } from '../support/rule.js';

testRule(rule);
