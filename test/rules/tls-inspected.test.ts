import rule from '../../src/rules/tls-inspected.js';
import { testRule } from '../support/rule.js';

testRule(rule);
