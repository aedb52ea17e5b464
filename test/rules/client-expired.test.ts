import rule from '../../src/rules/client-expired.js';
import { testRule } from '../support/rule.js';

testRule(rule);
