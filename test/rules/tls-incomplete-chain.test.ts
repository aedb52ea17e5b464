import rule from '../../src/rules/tls-incomplete-chain.js';
import { testRule } from '../support/rule.js';

testRule(rule);
