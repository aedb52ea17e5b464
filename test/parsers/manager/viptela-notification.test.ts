import { testParser } from '../../support/parser.js';

testParser('viptela-notification');
