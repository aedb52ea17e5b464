import { testParser } from '../../support/parser.js';

testParser('rails-requests');
