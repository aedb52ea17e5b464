import { defineParser } from '../../core/parser.js';
import { WildflyReader } from './reader.js';
import { serverLogStamp } from './record.js';
import { wildflyShare } from './share.js';

/** `standalone/log/server.log` of WildFly and JBoss, which runs the manager, and the same server's console output. */
export default defineParser({
  id: 'wildfly-server-log',
  title: 'server.log of WildFly or JBoss',
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'log.level', values: ['ERROR', 'FATAL', 'and the messages about a start or stop'] },
  recognise: (head) => wildflyShare(head, serverLogStamp),
  open: (path, emit) => new WildflyReader(path, emit, serverLogStamp),
});
