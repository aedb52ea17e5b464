import type { Facts } from '../../core/event.js';
import { defineParser } from '../../core/parser.js';
import { MICROS_PER_SECOND } from '../../core/time.js';
import { passedTexts, REST } from '../../text/passed-texts.js';

type Step = Facts['clock.step'];

/** Lines of chronyd (chrony's reference.c, sources.c, sched.c) and of ntpd about the state of the clock. */
const HARMLESS =
  /^(?:Source [\w.:()-]+ (?:replaced with|online|offline)|Selected source |Can't (?:resolve|connect)|System clock TAI|Frequency |Initial frequency |chronyd (?:version|exiting)|Received KoD|Detected falseticker|Loaded seccomp|Using right\/UTC|synchronized to )/;
const STEPS: readonly (readonly [RegExp, Step['event.action']])[] = [
  [/^System clock wrong by ([+-]?\d+(?:\.\d+)?) seconds/, 'wrong-by'],
  [/^System clock was stepped by ([+-]?\d+(?:\.\d+)?) seconds/, 'stepped'],
  // ntpd (ntp_loopfilter.c); its event line repeats this step.
  [/^time reset ([+-]?\d+(?:\.\d+)?) s\b/, 'stepped'],
  [/\bclock_step ([+-]?\d+(?:\.\d+)?) s\b/, 'stepped'],
  [/^Forward time jump detected!/, 'jumped-forward'],
  [/^Backward time jump detected!/, 'jumped-backward'],
];
/** ntpd's own event line has it after other fields; all other lines are known by their begin. */
const CLOCK_STEP = 'clock_step ';
const INITIALS = 'SCIcFRDLUsntB';
const UNSYNCHRONISED = /^Can't synchronise: |^no server suitable for synchronization/;

const PASSES = passedTexts(String.raw`(?:Source [\w.:()-]+ (?:replaced with|online|offline)|Selected source )${REST}`);

/** The host's time daemon about its clock: steps, jumps, and loss of its source. */
export default defineParser({
  id: 'chronyd',
  title: 'chronyd, ntpd',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: ['System clock …', '… time jump detected!', "Can't synchronise: …"] },
  passes: PASSES,
  claims(text) {
    if (!INITIALS.includes(text.charAt(0)) && !text.includes(CLOCK_STEP)) return false;
    return HARMLESS.test(text) || UNSYNCHRONISED.test(text) || step(text) !== null;
  },
  read(message, emit) {
    const { text, stamp, host } = message;
    const found = step(text);
    if (found === null && !UNSYNCHRONISED.test(text)) return;
    const seen = { stamp, host, evidence: [message.evidence(stamp)] as const };
    if (found !== null) emit.event('clock.step', found, seen);
    else emit.event('clock.unsynchronised', { 'error.message': text }, seen);
  },
});

function step(text: string): Step | null {
  for (const [pattern, action] of STEPS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const seconds = found[1] === undefined ? null : Number(found[1]);
    return {
      'event.action': action,
      ...(seconds === null ? {} : { 'clock.offset': Math.round(seconds * MICROS_PER_SECOND) }),
    };
  }
  return null;
}
