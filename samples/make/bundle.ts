import type { Packet } from './capture/packet.js';
import { pcapFile } from './capture/bytes.js';
import { syncPackets } from './capture/sync.js';
import { textFile } from './capture/text.js';
import { type LogRecord, writeLog } from './log.js';
import { managerRecords } from './manager/log.js';
import type { Files } from './pack.js';
import { plansOf, type Plan } from './plan.js';
import type { Scenario } from './scenario.js';
import { ssmRecords } from './ssm/log.js';

/** Places of marked records: file of the bundle and line. */
export type Places = ReadonlyMap<string, readonly [string, number]>;

/** One part of a bundle: a source's files, in order of time. */
export interface Part {
  readonly source: 'manager_log' | 'ssm_syslog' | 'serviceproxy_log' | 'capture';
  readonly paths: readonly string[];
}

/** A finished bundle and the data for its answer key. */
export interface Bundle {
  readonly files: Files;
  readonly places: Places;
  readonly parts: readonly Part[];
}

/** Collects the files of a bundle and the places of their marked lines. */
export class BundleBuilder {
  private readonly files = new Map<string, Buffer>();
  private readonly places = new Map<string, readonly [string, number]>();
  private readonly parts: Part[] = [];

  /** A file without marked lines. */
  add(path: string, content: Buffer | string): this {
    this.files.set(path, Buffer.from(content));
    return this;
  }

  /** A log: `store` is its path in the bundle, `cited` its path in a report. */
  log(
    path: string,
    records: readonly LogRecord[],
    store: (text: string) => Buffer = (text) => Buffer.from(text),
    cited = path,
  ): this {
    const { text, marks } = writeLog(records);
    this.files.set(path, store(text));
    for (const [mark, line] of marks) this.places.set(mark, [cited, line]);
    return this;
  }

  source(source: Part['source'], ...paths: readonly string[]): this {
    this.parts.push({ source, paths });
    return this;
  }

  /** Puts another builder's files into an archive; their places become `archive!member`. */
  archive(path: string, content: Buffer, inner: BundleBuilder): this {
    this.files.set(path, content);
    for (const [mark, [member, line]] of inner.places) this.places.set(mark, [`${path}!${member}`, line]);
    for (const part of inner.parts) {
      this.parts.push({ source: part.source, paths: part.paths.map((member) => `${path}!${member}`) });
    }
    return this;
  }

  done(): Bundle {
    return { files: this.files, places: this.places, parts: this.parts };
  }
}

/** The capture's file in the scenario's form; empty if it has none. */
export function captureFile(
  scenario: Scenario,
  plans: readonly Plan[],
): { readonly suffix: string; readonly content: Buffer } | null {
  if (scenario.capture === null) return null;
  const packets: readonly Packet[] = syncPackets(scenario, plans);
  const { form, snaplen } = scenario.capture;
  if (form === 'pcap') return { suffix: 'pcap', content: pcapFile(packets, scenario.manager.clock.aheadMs, snaplen) };
  return { suffix: 'txt', content: Buffer.from(textFile(scenario, packets, form, snaplen)) };
}

/** The usual bundle: one file per source. */
export function plainBundle(scenario: Scenario, leave: readonly Part['source'][] = []): Bundle {
  const plans = plansOf(scenario);
  const builder = new BundleBuilder();
  if (!leave.includes('manager_log')) {
    builder.log('vmanage-server.log', managerRecords(scenario, plans)).source('manager_log', 'vmanage-server.log');
  }
  if (!leave.includes('ssm_syslog'))
    builder.log('messages', ssmRecords(scenario, plans)).source('ssm_syslog', 'messages');
  const capture = leave.includes('capture') ? null : captureFile(scenario, plans);
  if (capture !== null) {
    const path = `vpn0-eth0.${capture.suffix}`;
    builder.add(path, capture.content).source('capture', path);
  }
  return builder.done();
}
