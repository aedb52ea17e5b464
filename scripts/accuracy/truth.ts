/** A line or frame of a bundle in an answer key. */
export type Place = readonly [file: string, number: number];

/** What really happened in a bundle: the judged fields of its answer key. */
export interface Truth {
  readonly id: string;
  readonly cause: string;
  readonly causes: readonly string[];
  readonly healthy: boolean;
  /** Causes that the files cannot distinguish from it. */
  readonly acceptable: readonly string[];
  /** One of each set must be cited. */
  readonly evidence: readonly (readonly Place[])[];
  readonly sources: readonly TrueSource[];
  /** Addresses of the manager as the license server may see it. */
  readonly clients: readonly string[];
  /** The manager's name, the license server's names and address. */
  readonly hosts: readonly string[];
  /** Begin of the incident, ISO 8601; empty if the key does not say. */
  readonly start: string;
  /** Begin and end of all syncs, failed and good, ISO 8601 in true time. */
  readonly spans: readonly (readonly [start: string, end: string])[];
}

export interface TrueSource {
  /** `manager_log`, `ssm_syslog`, `capture` … */
  readonly name: string;
  readonly files: readonly string[];
  /** The source's clock minus true time, seconds. */
  readonly offsetSeconds: number;
  /** IANA zone of its stamps, `epoch` of a capture; empty if the key does not say. */
  readonly zone: string;
  /** How exact its stamps are, seconds: 0 but where a transformation had to make up fractions of seconds. */
  readonly slackSeconds: number;
}

/** Reads an answer key; a missing or mistyped key counts as empty. */
export function readTruth(json: string): Truth {
  const key = record(JSON.parse(json));
  const cause = text(key['cause']);
  return {
    id: text(key['id']),
    cause,
    causes: [...new Set([cause, ...texts(key['causes'])])],
    healthy: key['healthy'] === true,
    acceptable: texts(key['acceptable']),
    evidence: list(key['evidence']).map((set) => list(set).flatMap(place)),
    sources: Object.entries(record(key['sources'])).map(([name, value]) => source(name, record(value))),
    clients: texts(key['client_ips']),
    hosts: hosts(record(key['hosts'])),
    start: text(key['start']),
    spans: [...list(key['attempts']), ...list(key['earlier_good'])].map(span),
  };
}

const hosts = (value: Readonly<Record<string, unknown>>): readonly string[] =>
  ['manager', 'ssm', 'ssm_ip'].map((name) => text(value[name])).filter((name) => name !== '');

function span(value: unknown): readonly [string, string] {
  const { start, end } = record(value);
  return [text(start), text(end)];
}

function source(name: string, value: Readonly<Record<string, unknown>>): TrueSource {
  const offset = value['clock_offset_s'];
  return {
    name,
    files: texts(value['files']),
    offsetSeconds: typeof offset === 'number' ? offset : 0,
    zone: text(value['zone']),
    slackSeconds: 0,
  };
}

function place(value: unknown): readonly Place[] {
  const [file, number] = list(value);
  return typeof file === 'string' && typeof number === 'number' ? [[file, number]] : [];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): readonly string[] =>
  list(value).filter((item): item is string => typeof item === 'string');
