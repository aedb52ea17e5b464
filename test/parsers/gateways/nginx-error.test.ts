import { testParser } from '../../support/parser.js';

testParser('nginx-error');
