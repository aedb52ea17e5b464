import type { Truth } from '../truth.js';
import type { Transform } from './form.js';
import { ofContainer, rewritten, serverLines, serverSource, type ServerLine } from './server-lines.js';

const NOT_SYSLOG = 'no log of the server as syslog writes it';

/** `docker logs -t` of each container: its output alone, with Docker's stamps. */
export const dockerLogs: Transform = {
  id: 'server-docker',
  says: "the server's log as `docker logs -t`, a file a container",
  seeded: false,
  apply: (bundle) => {
    const lines = serverLines(bundle)?.filter(ofContainer) ?? [];
    if (lines.length === 0) return NOT_SYSLOG;
    const parts = [...new Set(lines.map(({ tag }) => tag))].map((tag) => ({
      name: `${tag}.log`,
      lines: lines
        .filter((line) => line.tag === tag)
        .map((line) => ({ text: `${dockerStamp(line, bundle.truth)} ${line.payload}`, from: line.place })),
    }));
    // Docker's stamps have nanoseconds where syslog's have seconds, so what is put there may be wrong by one.
    return rewritten(bundle, parts, 1);
  },
};

/** A stamp to the nanosecond: by the payload's own fraction, else where a sync of that second ends. */
export function dockerStamp({ at, payload }: Pick<ServerLine, 'at' | 'payload'>, truth: Truth): string {
  const second = Math.floor(at / 1000) * 1000;
  const offset = (serverSource(truth)?.offsetSeconds ?? 0) * 1000;
  const own = /:(\d\d)\.(\d{3})/.exec(payload);
  const isSame = own !== null && Number(own[1]) === new Date(second).getUTCSeconds();
  const ends = truth.spans
    .map(([, end]) => Date.parse(end) + offset)
    .filter((end) => end >= second && end < second + 1000);
  const within = isSame ? Number(own[2]) : (ends[0] ?? second + 500) - second;
  const millis = new Date(second + Math.max(0, within - (isSame ? 0 : 20))).toISOString();
  return millis.replace('Z', '000000Z');
}

/** `journalctl -o short-iso` of the server, in UTC. */
export const journal: Transform = {
  id: 'server-journal',
  says: "the server's log as `journalctl -o short-iso`",
  seeded: false,
  apply: (bundle) => {
    const lines = serverLines(bundle) ?? [];
    if (lines.length === 0) return NOT_SYSLOG;
    const text = ({ at, host, tag, pid, payload }: ServerLine): string =>
      `${new Date(at).toISOString().slice(0, 19)}+0000 ${host} ${tag}[${pid ?? '1182'}]: ${payload}`;
    return rewritten(
      bundle,
      [{ name: 'journal.txt', lines: lines.map((line) => ({ text: text(line), from: line.place })) }],
      0,
    );
  },
};

/** `docker compose logs`: a prefix a service, no stamps but those that a service writes itself. */
export const compose: Transform = {
  id: 'server-compose',
  says: "the server's log as `docker compose logs`, with prefixes",
  seeded: false,
  apply: (bundle) => {
    const lines = serverLines(bundle)?.filter(ofContainer) ?? [];
    if (lines.length === 0) return NOT_SYSLOG;
    const tags = [...new Set(lines.map(({ tag }) => tag))];
    const text = ({ tag, payload }: ServerLine): string => `service${String(tags.indexOf(tag) + 1)}-1  | ${payload}`;
    return rewritten(
      bundle,
      [{ name: 'compose.log', lines: lines.map((line) => ({ text: text(line), from: line.place })) }],
      0,
    );
  },
};
