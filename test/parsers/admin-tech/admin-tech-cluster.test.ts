import { testParser } from '../../support/parser.js';

testParser('admin-tech-cluster');
