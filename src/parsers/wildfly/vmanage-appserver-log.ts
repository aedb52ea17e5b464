import { defineParser } from '../../core/parser.js';
import { WildflyReader } from './reader.js';
import { MANAGER_RECORD } from '../manager/record-begin.js';
import { appServerStamp } from './record.js';
import { wildflyShare } from './share.js';

/** `/var/log/nms/vmanage-appserver.log` of Catalyst SD-WAN Manager: WildFly's records with the manager's stamp, no host, no tenant. */
export default defineParser({
  id: 'vmanage-appserver-log',
  title: 'vmanage-appserver.log of Catalyst SD-WAN Manager (WildFly)',
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'log.level', values: ['ERROR', 'FATAL', 'and the messages about a start or stop'] },
  begins: MANAGER_RECORD,
  recognise: (head) => wildflyShare(head, appServerStamp),
  open: (path, emit) => new WildflyReader(path, emit, appServerStamp),
});
