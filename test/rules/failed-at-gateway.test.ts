import rule from '../../src/rules/failed-at-gateway.js';
import { testRule } from '../support/rule.js';

testRule(rule);
