import { testParser } from '../../support/parser.js';

testParser('container-log');
