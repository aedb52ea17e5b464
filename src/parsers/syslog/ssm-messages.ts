import { defineParser } from '../../core/parser.js';
import { SyslogReader } from './reader.js';
import { SYSLOG_RECORD } from './record-begin.js';
import { syslogShare } from './share.js';

/** `/var/log/messages` of SSM On-Prem, written by rsyslog or journalctl, with the containers' output in it. */
export default defineParser({
  id: 'ssm-messages',
  title: '/var/log/messages of SSM On-Prem (syslog, journalctl)',
  role: 'ssm',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  begins: SYSLOG_RECORD,
  recognise: syslogShare,
  open: (path, emit) => new SyslogReader(path, emit),
});
