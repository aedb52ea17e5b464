import rule from '../../src/rules/release-below-minimum.js';
import { testRule } from '../support/rule.js';

testRule(rule);
