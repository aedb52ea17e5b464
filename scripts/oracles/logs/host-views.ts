import { recordHeader } from '../../../src/parsers/manager/header.js';
import { exceptionIn } from '../../../src/parsers/manager/java-trace.js';
import { managerStamp } from '../../../src/parsers/manager/stamp.js';
import { withoutColours } from '../../../src/parsers/syslog/ansi.js';
import { SyslogLines } from '../../../src/parsers/syslog/lines.js';
import { viptelaNotification } from '../../../src/parsers/manager/viptela-record.js';
import { appServerStamp, serverLogStamp, wildflyRecord } from '../../../src/parsers/wildfly/record.js';
import { recordViews, type View } from './view.js';

/** Syslog in any form. Without a PRI, a Viptela daemon's own severity counts. */
export function syslogViews(lines: readonly string[]): readonly View[] {
  const syslog = new SyslogLines();
  return recordViews(lines, (line) => {
    const record = syslog.read(withoutColours(line));
    if (record === null) return null;
    const { stamp, priority, version, host, program, pid, messageId: msgid, data: sd, message } = record;
    const viptela = viptelaNotification(message);
    return {
      time: stamp,
      stamp: stamp?.text,
      pri: priority,
      facility: priority === null ? null : Math.floor(priority / 8),
      severity: priority === null ? viptela?.severity : priority % 8,
      ...{ version, host, program, pid, msgid, sd },
      message: message === '' ? null : message,
      tag: viptela?.tag,
      event: viptela?.event,
      attrs: viptela?.attributes,
    };
  });
}

export function managerKeys(line: string): View['keys'] | null {
  const stamp = managerStamp(line);
  const header = stamp === null ? null : recordHeader(line);
  if (header === null) return null;
  const { level, host: node, logger: cls, thread, tenant, message } = header;
  return { time: stamp, level, node, cls, thread, tenant, exception: exceptionIn(message) };
}

/** vmanage-appserver.log has the category `server`, which the truth calls the node. */
export const appServerKeys = (line: string): View['keys'] | null => wildflyKeys(line, appServerStamp);
export const serverLogKeys = (line: string): View['keys'] | null => wildflyKeys(line, serverLogStamp);

function wildflyKeys(line: string, stampAt: typeof serverLogStamp): View['keys'] | null {
  const record = wildflyRecord(line, stampAt);
  if (record === null) return null;
  const { stamp: time, level, category, thread, message } = record;
  return { time, level, category, node: category, thread, message };
}
