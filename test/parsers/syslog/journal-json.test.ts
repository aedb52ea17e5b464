import { testParser } from '../../support/parser.js';

testParser('journal-json');
