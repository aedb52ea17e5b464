import rule from '../../src/rules/malformed-token-request.js';
import { testRule } from '../support/rule.js';

testRule(rule);
