import rule from '../../src/rules/failed-at-proxy.js';
import { testRule } from '../support/rule.js';

testRule(rule);
