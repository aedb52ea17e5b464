import rule from '../../src/rules/client-deleted.js';
import { testRule } from '../support/rule.js';

testRule(rule);
