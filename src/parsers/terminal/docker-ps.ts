import type { Facts } from '../../core/event.js';
import type { CommandReader } from './command.js';

type Container = Facts['host.container'];

const SPAN = '(?:less than a second|about an? \\w+|an? \\w+|\\d+ \\w+)';
/** States in the words of Docker (daemon's container/state.go), podman and docker-compose. */
const STATUS = new RegExp(
  `(?<=^|\\s)(?:` +
    `Up ${SPAN}(?: ago)?(?: \\([^)]*\\))?|Up(?: \\([^)]*\\))?(?=\\s|$)|` +
    `Exited \\(-?\\d+\\)(?: ${SPAN} ago)?|Exit -?\\d+|Restarting(?: \\(-?\\d+\\) ${SPAN} ago)?|` +
    `Created|Paused|Dead|Removal In Progress|Stopping)(?=\\s|$)`,
  'gi',
);
const HEADING = /^\s*(?:CONTAINER ID|NAMES?)\b.*\b(?:STATUS|STATE|COMMAND)\b/i;

/** Containers: `docker ps [-a]`, `podman ps`, `docker compose ps`, `docker-compose ps`, and tables of `--format`. */
export const dockerPs: CommandReader = {
  id: 'docker-ps',
  commands: [
    'docker ps',
    'docker container ls',
    'docker container ps',
    'docker compose ps',
    'docker-compose ps',
    'podman ps',
    'podman container ls',
  ],
  recognise: (output) => (output.slice(0, 3).some((text) => /^CONTAINER ID\s+IMAGE\s/.test(text)) ? 1 : 0),
  read({ output }, emit) {
    const heading = output.find(({ text }) => HEADING.test(text));
    if (heading === undefined) return false;
    const layout = layoutOf(heading.text);
    for (const line of output) {
      if (line.number <= heading.number) continue;
      const container = containerOf(line.text, layout);
      if (container !== null) emit.event('host.container', container, [line]);
    }
    return true;
  },
};

interface Layout {
  /** True if the first column is the id and the last the name, as with Docker; else the name comes first. */
  readonly idFirst: boolean;
  readonly namesLast: boolean;
  /** The image is the second column. */
  readonly image: boolean;
}

function layoutOf(heading: string): Layout {
  const plain = heading.trim().toUpperCase();
  return {
    idFirst: plain.startsWith('CONTAINER ID'),
    namesLast: /\sNAMES?$/.test(plain),
    image: /^(?:CONTAINER ID|NAMES?)\s+IMAGE\b/.test(plain),
  };
}

function containerOf(text: string, { idFirst, namesLast, image }: Layout): Container | null {
  // A container's command may look like a status; it comes first, so the last match counts.
  const found = [...text.matchAll(STATUS)].at(-1)?.[0];
  const words = text.trim().split(/\s+/);
  const name = namesLast ? words.at(-1) : words[0];
  if (found === undefined || name === undefined || words.length < 2) return null;
  const id = idFirst && /^[0-9a-f]{12,64}$/.test(words[0] ?? '') ? words[0]?.slice(0, 12) : undefined;
  if (idFirst && id === undefined) return null;
  const [, code] = /^Exit(?:ed)? \(?(-?\d+)|^Restarting \((-?\d+)/i.exec(found) ?? [];
  const exit = code ?? /^Restarting \((-?\d+)/i.exec(found)?.[1];
  const healthy = /\((un)?healthy\)/.exec(found);
  const imageName = image ? words[1] : undefined;
  return {
    'container.name': name,
    ...(id === undefined ? {} : { 'container.id': id }),
    ...(imageName === undefined ? {} : { 'container.image.name': imageName }),
    'container.state': stateOf(found),
    'container.status': found,
    ...(healthy === null ? {} : { 'container.healthy': healthy[1] === undefined }),
    ...(exit === undefined ? {} : { 'container.exit_code': Number(exit) }),
  };
}

function stateOf(status: string): Container['container.state'] {
  if (/\(Paused\)|^Paused/i.test(status)) return 'paused';
  if (/^Up/i.test(status) || /^Stopping/i.test(status)) return 'running';
  if (/^Restarting/i.test(status)) return 'restarting';
  if (/^Created/i.test(status)) return 'created';
  return /^Exit/i.test(status) ? 'exited' : 'dead';
}
