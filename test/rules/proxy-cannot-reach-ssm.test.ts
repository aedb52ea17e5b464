import rule from '../../src/rules/proxy-cannot-reach-ssm.js';
import { testRule } from '../support/rule.js';

testRule(rule);
