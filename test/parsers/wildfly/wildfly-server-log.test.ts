import { testParser } from '../../support/parser.js';

testParser('wildfly-server-log');
