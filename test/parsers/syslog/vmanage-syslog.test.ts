import { testParser } from '../../support/parser.js';

testParser('vmanage-syslog');
