import { BundleBuilder, captureFile, type Bundle } from './bundle.js';
import { archiveStamp, dateSuffix, type TrueTime } from './clock.js';
import { rotate, type LogRecord } from './log.js';
import { frontDoorRecords } from './manager/front-door.js';
import { managerRecords } from './manager/log.js';
import { gzip, tarGz } from './pack.js';
import { GUI_COLUMNS, pastedCapture, pastedLine, pastedLog } from './pasted.js';
import { plansOf } from './plan.js';
import type { Scenario } from './scenario.js';
import { ssmRecords } from './ssm/log.js';

const packed = (text: string): Buffer => gzip(Buffer.from(text));

/** Rotated logs: the manager's by number, the license server's by date. */
export function rotatedBundle(scenario: Scenario, turns: readonly [TrueTime, TrueTime]): Bundle {
  const plans = plansOf(scenario);
  const [oldest = [], older = [], current = []] = rotate(managerRecords(scenario, plans), turns);
  const [before = [], after = []] = rotate(ssmRecords(scenario, plans), [turns[0]]);
  const manager = 'manager/vmanage-server.log';
  const dated = `ssm/messages-${dateSuffix(scenario.ssm.clock, turns[0])}.gz`;
  const builder = new BundleBuilder()
    .log(`${manager}.2.gz`, oldest, packed)
    .log(`${manager}.1`, older)
    .log(manager, current)
    .source('manager_log', `${manager}.2.gz`, `${manager}.1`, manager)
    .log(dated, before, packed)
    .log('ssm/messages', after)
    .source('ssm_syslog', dated, 'ssm/messages');
  const capture = captureFile(scenario, plans.slice(-1));
  if (capture !== null)
    builder.add(`manager/eth0.${capture.suffix}`, capture.content).source('capture', `manager/eth0.${capture.suffix}`);
  return builder.done();
}

/**
 * An archive of `request admin-tech`, made a quarter of an hour after the log ends, and the license server's log next
 * to it.
 */
export async function adminTechBundle(scenario: Scenario): Promise<Bundle> {
  const plans = plansOf(scenario);
  const { manager } = scenario;
  const made = scenario.to + 15 * 60_000;
  const inner = new BundleBuilder()
    .add(
      'opt/data/tech/sysmgrd',
      `show system status\nVersion:                 ${manager.release}\nPersonality:             vmanage\n`,
    )
    .add('opt/web-app/etc/deployment', 'deploymentmode=SingleNode\ntenantmode=SingleTenant\n')
    .log('var/log/nms/vmanage-server.log', managerRecords(scenario, plans))
    .source('manager_log', 'var/log/nms/vmanage-server.log')
    .log('var/log/nms/containers/service-proxy/serviceproxy-access.log', frontDoorRecords(scenario, plans))
    .source('serviceproxy_log', 'var/log/nms/containers/service-proxy/serviceproxy-access.log');
  const name = `${manager.address}-${manager.host}-${archiveStamp(manager.clock, made)}-admin-tech.tar.gz`;
  const content = await tarGz(inner.done().files, made);
  return new BundleBuilder()
    .archive(name, content, inner)
    .log('ssm/messages', ssmRecords(scenario, plans))
    .source('ssm_syslog', 'ssm/messages')
    .done();
}

/** A few lines around the attempt from a ticket: cut, collapsed, with links in them. */
export function clippedBundle(scenario: Scenario): Bundle {
  const plans = plansOf(scenario);
  const [from, to] = [(plans[0]?.sync.at ?? scenario.from) - 200_000, (plans[0]?.end ?? scenario.to) + 20_000];
  const around = (records: readonly LogRecord[]): readonly LogRecord[] =>
    records.filter(({ at }) => at >= from && at <= to);
  const pasted = (text: string): Buffer => Buffer.from(pastedLog(text));
  const prompt: LogRecord = { at: from, lines: [`[root@${scenario.ssm.host} log]# tail -f messages`] };
  const user = plans[0]?.sync.user ?? '';
  const shown = `Failed to authenticate Smart Account credentials.: Failed to authenticate user - '${user}'. {"error": "invalid_grant"`;
  const builder = new BundleBuilder()
    .log('vmanage-server.log', around(managerRecords(scenario, plans)), pasted)
    .source('manager_log', 'vmanage-server.log')
    .log('messages', [prompt, ...around(ssmRecords(scenario, plans))], pasted)
    .source('ssm_syslog', 'messages')
    .add('gui.txt', `${pastedLine(shown, GUI_COLUMNS)}\n`);
  const capture = captureFile(scenario, plans);
  if (capture !== null)
    builder.add('tcpdump.txt', pastedCapture(capture.content.toString())).source('capture', 'tcpdump.txt');
  return builder.done();
}
