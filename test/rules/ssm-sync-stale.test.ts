import rule from '../../src/rules/ssm-sync-stale.js';
import { testRule } from '../support/rule.js';

testRule(rule);
