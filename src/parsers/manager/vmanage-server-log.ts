import { repairPasted } from '../../text/repair.js';
import { defineParser, type Emit, type LineReader } from '../../core/parser.js';
import { managerStamp } from './stamp.js';
import { recordHeader } from './header.js';
import { ManagerLogReader } from './reader.js';
import { MANAGER_RECORD } from './record-begin.js';

/**
 * `/var/log/nms/vmanage-server.log` of Catalyst SD-WAN Manager, 20.x: two or three brackets, stack traces after their
 * record.
 */
export default defineParser({
  id: 'vmanage-server-log',
  title: 'vmanage-server.log of Catalyst SD-WAN Manager',
  role: 'manager',
  reads: 'lines',
  discriminator: {
    field: 'log.logger',
    values: [
      'SmartLicensing*',
      'SmartAccount*',
      'RestAPIClient',
      'AbstractSettingsManager',
      'ServerInfo',
      '*ProxyServerSettings*',
    ],
  },
  begins: MANAGER_RECORD,
  recognise(head) {
    const stamped = head.lines.map(repairPasted).filter((line) => managerStamp(line) !== null);
    const records = stamped.filter((line) => recordHeader(line) !== null);
    return records.length === 0 ? 0 : Math.min(1, 0.6 + records.length / head.lines.length);
  },
  open(path: string, emit: Emit): LineReader {
    return new ManagerLogReader(path, emit);
  },
});
