import { defineParser } from '../../core/parser.js';
import { SyslogReader } from './reader.js';
import { SYSLOG_RECORD } from './record-begin.js';
import { syslogRecords, syslogShare } from './share.js';

/** Programs found only on SD-WAN controllers (Viptela OS), by their names in syslog. */
const SDWAN_PROGRAM =
  /^(?:v(?:daemon|debug|script|bond|manage|smart|confd|edge)\w*|sysmgrd?|cfgmgr|ompd|fpmd|ttmd|ftmd|dbgd)(?:_\d+)?$/i;

/** `/var/log/vsyslog` and similar files of Catalyst SD-WAN Manager: syslog, recognised by the daemons that write it. */
export default defineParser({
  id: 'vmanage-syslog',
  title: 'vsyslog and messages of Catalyst SD-WAN Manager (syslog)',
  role: 'manager',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  begins: SYSLOG_RECORD,
  recognise(head) {
    const isManager = syslogRecords(head).some(
      ({ program, message }) => SDWAN_PROGRAM.test(program ?? '') || message.startsWith('%Viptela-'),
    );
    return isManager ? syslogShare(head) + 0.02 : 0;
  },
  open: (path, emit) => new SyslogReader(path, emit),
});
