import rule from '../../src/rules/plain-http-port.js';
import { testRule } from '../support/rule.js';

testRule(rule);
