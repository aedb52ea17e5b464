import { testParser } from '../../support/parser.js';

testParser('redis');
