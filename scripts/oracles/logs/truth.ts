import { readFileSync } from 'node:fs';

/** The truth about one record: its first line, its last one if stated, and its keys. */
export interface Truth {
  readonly first: number;
  readonly last: number | null;
  readonly keys: Readonly<Record<string, unknown>>;
}

const PLACES = new Set(['line', 'first_line', 'last_line']);

/** Reads a truth file: one object per line, or a table of LogHub. */
export function truthOf(path: string): readonly Truth[] {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return path.endsWith('.csv') ? fromTable(lines) : lines.filter((line) => line !== '').map(fromObject);
}

function fromObject(line: string): Truth {
  const object: unknown = JSON.parse(line);
  const all = new Map(typeof object === 'object' && object !== null ? Object.entries(object) : []);
  const number = (name: string): number | null => (typeof all.get(name) === 'number' ? Number(all.get(name)) : null);
  return {
    first: number('line') ?? number('first_line') ?? 0,
    last: number('last_line'),
    keys: Object.fromEntries([...all].filter(([key]) => !PLACES.has(key))),
  };
}

/**
 * A syslog table of LogHub. In one of them `Level` holds the host and `Component` the program, in the other there is
 * no program and `Component` is the host. An empty cell: the line has no such part.
 */
function fromTable([header = '', ...rows]: readonly string[]): readonly Truth[] {
  const names = cellsOf(header).map((name) => name.toLowerCase());
  const hostColumn = names.includes('level') ? 'level' : 'component';
  return rows
    .filter((row) => row !== '')
    .map((row) => {
      const cell = new Map(cellsOf(row).map((text, index) => [names[index] ?? '', text]));
      const program = hostColumn === 'level' ? { program: cell.get('component') } : {};
      const keys = {
        clock: cell.get('time'),
        host: cell.get(hostColumn),
        pid: cell.get('pid'),
        message: cell.get('content'),
      };
      return { first: Number(cell.get('lineid')), last: null, keys: withoutEmpty({ ...keys, ...program }) };
    });
}

function withoutEmpty(keys: Readonly<Record<string, string | undefined>>): Truth['keys'] {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined && value !== ''));
}

/** One row of comma-separated values (RFC 4180; no cell of these tables holds a line feed). */
function cellsOf(row: string): readonly string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}
