import { testParser } from '../../support/parser.js';

testParser('gui-message');
