import { testParser } from '../../support/parser.js';

testParser('host-noise');
