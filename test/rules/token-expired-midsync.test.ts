import rule from '../../src/rules/token-expired-midsync.js';
import { testRule } from '../support/rule.js';

testRule(rule);
