import rule from '../../src/rules/mtu-blackhole.js';
import { testRule } from '../support/rule.js';

testRule(rule);
