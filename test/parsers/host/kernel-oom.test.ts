import { testParser } from '../../support/parser.js';

testParser('kernel-oom');
