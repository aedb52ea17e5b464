import { testParser } from '../../support/parser.js';

testParser('ssm-application');
