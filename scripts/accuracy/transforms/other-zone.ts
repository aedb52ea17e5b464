import { DateTime } from 'luxon';
import { filesOf, managerFiles, type Transform } from './form.js';
import { changeLines } from './texts.js';

interface Zone {
  readonly zone: string;
  readonly winter: string;
  readonly summer: string;
}

/** Zones with one meaning of their label each. */
const ZONES: readonly [Zone, ...Zone[]] = [
  { zone: 'UTC', winter: 'UTC', summer: 'UTC' },
  { zone: 'Asia/Tokyo', winter: 'JST', summer: 'JST' },
  { zone: 'Europe/Berlin', winter: 'CET', summer: 'CEST' },
  { zone: 'America/New_York', winter: 'EST', summer: 'EDT' },
  { zone: 'Australia/Sydney', winter: 'AEST', summer: 'AEDT' },
];

const FORMAT = 'dd-MMM-yyyy HH:mm:ss,SSS';
const STAMP = /^(\d{2}-[A-Z][a-z]{2}-\d{4} \d{2}:\d{2}:\d{2},\d{3}) [A-Z]{2,5}(?= )/;

/** A line of the manager's log with its stamp in another zone. */
export function inZone(line: string, from: string, to: Zone): string {
  return line.replace(STAMP, (whole, time: string) => {
    const at = DateTime.fromFormat(time, FORMAT, { zone: from, locale: 'en' }).setZone(to.zone);
    return at.isValid ? `${at.toFormat(FORMAT, { locale: 'en' })} ${at.isInDST ? to.summer : to.winter}` : whole;
  });
}

/** The manager's log as a manager in another zone would have written it. */
export const otherZone: Transform = {
  id: 'other-zone',
  says: "the manager's log in another zone, with its label",
  seeded: true,
  apply: (bundle, random) => {
    const { truth } = bundle;
    const from = truth.sources.find(({ name }) => name === 'manager_log')?.zone ?? '';
    if (from === '') return "no zone of the manager's log in the answer key";
    const local = truth.sources.some(({ name, zone }) => name === 'capture' && zone !== 'epoch');
    if (local || filesOf(truth, 'commands').size > 0) return "text of the manager's terminal, in its old zone";
    const [first, ...rest] = ZONES.filter(({ zone }) => zone !== from);
    if (first === undefined) return 'no other zone';
    const to = random.pick([first, ...rest]);
    return changeLines(bundle, managerFiles(truth), (line) => inZone(line, from, to)) ?? 'no stamp with a label';
  },
};
