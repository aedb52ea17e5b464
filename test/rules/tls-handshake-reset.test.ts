import rule from '../../src/rules/tls-handshake-reset.js';
import { testRule } from '../support/rule.js';

testRule(rule);
