import { testParser } from '../../support/parser.js';

testParser('rails-lograge');
