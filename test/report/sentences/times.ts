import type { Analysis } from '../../../src/core/analysis.js';
import type { Evidence } from '../../../src/core/evidence.js';

const SAID = /\bAt (\d\d):(\d\d):(\d\d)(?:\.\d+)? UTC(?: \(([^)]*)\))?/g;
const WRITTEN = /(?<![\d:])(\d{1,2}):(\d\d):(\d\d)(?!\d)/g;
const EPOCH = /(?<!\d)(1[0-9]{9})(?!\d)/g;
const DAY = 86_400;
/** Zones are whole quarters of an hour apart; a stamp of whole seconds is up to one off. */
const QUARTER = 900;
const SLACK = 2;

/** Times of a sentence that no cited stamp gives by a zone of whole quarters and the measured offset of its clock. */
export function wrongTimes(text: string, cited: readonly Evidence[], { sources }: Analysis): readonly string[] {
  return [...text.matchAll(SAID)].flatMap(([said, hours, minutes, seconds, details = '']) => {
    const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    const wrote = / wrote ([\d:]+)/.exec(details)?.[1];
    const isShown = wrote === undefined || cited.some((one) => textOf(one).includes(wrote));
    const fits = cited.some((one) => {
      const clock = sources.find(({ path }) => path === one.source)?.clock;
      const offset = (clock?.offset ?? 0) / 1e6;
      const slack = SLACK + (clock?.plusMinus ?? 0) / 1e6;
      return stampsOf(one).some((stamp) => isQuarters(time - stamp + offset, slack));
    });
    return fits && isShown ? [] : [said];
  });
}

/** A packet's stamp stands beside its text. */
function textOf({ text, stamp }: Evidence): string {
  return `${stamp?.text ?? ''} ${text}`;
}

function stampsOf(one: Evidence): readonly number[] {
  const text = textOf(one);
  const clocks = [...text.matchAll(WRITTEN)].map(([, h, m, s]) => Number(h) * 3600 + Number(m) * 60 + Number(s));
  return [...clocks, ...[...text.matchAll(EPOCH)].map(([, epoch]) => Number(epoch) % DAY)];
}

function isQuarters(seconds: number, slack: number): boolean {
  const rest = ((seconds % QUARTER) + QUARTER) % QUARTER;
  return rest <= slack || rest >= QUARTER - slack;
}
