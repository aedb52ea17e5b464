import { testParser } from '../../support/parser.js';

testParser('dockerd');
