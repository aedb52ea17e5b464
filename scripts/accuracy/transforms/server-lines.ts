import { DateTime } from 'luxon';
import type { Place, Truth, TrueSource } from '../truth.js';
import { withPlaces, type Bundle } from './form.js';
import { linesOf, textOf } from './texts.js';

/** A line that syslog wrote at the license server. */
export interface ServerLine {
  /** Milliseconds since 1970 by the server's clock; a whole second where the stamp has no fraction. */
  readonly at: number;
  readonly host: string;
  /** A container's short id, or a daemon's name. */
  readonly tag: string;
  readonly pid: string | null;
  readonly payload: string;
  readonly place: Place;
}

const LINE =
  /^(?:([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)|(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d))) (\S+) ([^\s:[\]]+)(?:\[(\d+)\])?: ?(.*)$/;

export const serverSource = (truth: Truth): TrueSource | undefined =>
  truth.sources.find(({ name }) => name === 'ssm_syslog');

/** The lines of all its files, the oldest file first; null if one is not as syslog writes them. */
export function serverLines({ files, truth }: Bundle): readonly ServerLine[] | null {
  const source = serverSource(truth);
  if (source === undefined || source.zone === '') return null;
  const parts = files
    .filter(({ path }) => source.files.includes(path))
    .map((file) =>
      linesOf(textOf(file) ?? '').flatMap((line, index) => parsed(line, [file.path, index + 1], source, truth)),
    );
  if (parts.some((part) => part.length === 0)) return null;
  return parts.sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0)).flat();
}

function parsed(line: string, place: Place, { zone }: TrueSource, truth: Truth): readonly ServerLine[] {
  const [, month = '', day = '', time = '', iso, host, tag, pid, payload] = LINE.exec(line) ?? [];
  if (host === undefined || tag === undefined || payload === undefined) return [];
  const at = iso === undefined ? yearless(`${month} ${day} ${time}`, zone, truth) : DateTime.fromISO(iso);
  return at.isValid ? [{ at: at.toMillis(), host, tag, pid: pid ?? null, payload, place }] : [];
}

/** In the year that is nearest to the incident. */
function yearless(text: string, zone: string, { start }: Truth): DateTime {
  const near = DateTime.fromISO(start, { zone: 'UTC' });
  const [first, ...rest] = [0, -1, 1].map((years) =>
    DateTime.fromFormat(`${text} ${String(near.year + years)}`, 'MMM d HH:mm:ss yyyy', { zone, locale: 'en' }),
  );
  const distance = (at: DateTime): number => Math.abs(at.toMillis() - near.toMillis());
  return rest.reduce((best, at) => (distance(at) < distance(best) ? at : best), first ?? near);
}

/** Lines of a container; what daemons of the host write is not among its output. */
export const ofContainer = ({ tag }: ServerLine): boolean => /^[0-9a-f]{12}$/.test(tag);

/** A file that is written anew. */
export interface Rewritten {
  readonly name: string;
  readonly lines: readonly { readonly text: string; readonly from: Place }[];
}

/** Puts these files in the place of the server's log, and the answer key's places with them. */
export function rewritten({ files, truth }: Bundle, parts: readonly Rewritten[], slackSeconds: number): Bundle {
  const old = serverSource(truth)?.files ?? [];
  const folder = /^.*\//.exec(old[0] ?? '')?.[0] ?? '';
  const moved = new Map<string, Place>();
  for (const { name, lines } of parts) {
    lines.forEach(({ from }, index) => moved.set(from.join(':'), [folder + name, index + 1]));
  }
  const made = parts.map(({ name, lines }) => ({
    path: folder + name,
    content: Buffer.from(lines.map(({ text }) => `${text}\n`).join(''), 'latin1'),
  }));
  const key = withPlaces(truth, (place) => (old.includes(place[0]) ? (moved.get(place.join(':')) ?? null) : place));
  const sources = key.sources.map((source) =>
    source.name === 'ssm_syslog'
      ? { ...source, files: made.map(({ path }) => path), zone: 'UTC', slackSeconds }
      : source,
  );
  return { files: [...files.filter(({ path }) => !old.includes(path)), ...made], truth: { ...key, sources } };
}
