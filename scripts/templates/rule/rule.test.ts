import { testRule } from '../../../test/support/rule.js';
import rule from './rule.js';

testRule(rule);
