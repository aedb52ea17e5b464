import rule from '../../src/rules/service-unavailable-503.js';
import { testRule } from '../support/rule.js';

testRule(rule);
