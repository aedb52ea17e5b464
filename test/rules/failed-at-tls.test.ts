import rule from '../../src/rules/failed-at-tls.js';
import { testRule } from '../support/rule.js';

testRule(rule);
