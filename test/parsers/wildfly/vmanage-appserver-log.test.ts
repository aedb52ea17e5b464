import { testParser } from '../../support/parser.js';

testParser('vmanage-appserver-log');
