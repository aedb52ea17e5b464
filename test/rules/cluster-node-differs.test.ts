import rule from '../../src/rules/cluster-node-differs.js';
import { testRule } from '../support/rule.js';

testRule(rule);
