import type { Analysis, Attempt, Finding } from '../../core/analysis.js';
import type { Stage } from '../../core/stages.js';
import { localSpan } from '../local-time.js';
import { utcSpan } from '../when.js';
import { clientName } from './clients.js';
import { endpoint, listed, phrase } from './parts.js';
import { ended, sentence, uncapital } from './sentences.js';

export const TO_SEND = 'Please send:';
export const NOTHING_TO_SEND = 'Please send nothing more for now: what the files show is enough.';
export const NO_SECRETS =
  'Please never send client secrets, passwords, tokens or private keys, neither in files nor in pictures: blank them out before.';

/** Cisco DevNet, "IOS XE Smart Licensing Using Policy API", introduction: what needs an authorization before use. */
export const IMPACT =
  'Does traffic stop? A license sync exchanges license data and usage reports. Cisco requires an authorization before use only for export-controlled and enforced licenses and for throughput above 250 Mbps (Cisco DevNet, "IOS XE Smart Licensing Using Policy"). We know of no Cisco document that says a failed sync stops traffic; if you use such licenses, ask Cisco to confirm it.';

/** What a stage is, for somebody who knows neither logs nor captures. */
const STAGES: Readonly<Record<Stage, string>> = {
  prerequisites: 'the requirements of the sync',
  name: 'the look-up of the name of the license server',
  connect: 'the connection to the license server',
  proxy: 'the way through the proxy',
  tls: 'the encryption (TLS) with the license server',
  gateway: 'the web server before the license application',
  token: 'the sign-in of the manager to the license server',
  api: 'the first request after the sign-in',
  licenses: 'the list of licenses',
  'usage-report': 'the usage report',
};

export function title(attempt: Attempt | null): string {
  return attempt?.outcome === 'succeeded'
    ? 'License sync: what the files show'
    : 'License sync: what we found, and what we ask';
}

/** What failed, and when by the customer's own clock. */
export function failed(attempt: Attempt | null, { sources }: Analysis): string {
  if (attempt === null) return 'What you sent shows no license sync, so we can judge only what the text itself says.';
  const { client, server, start, end, outcome } = attempt;
  const from = clientName(client) || client.addresses[0] || 'your manager';
  const to = server.host ?? endpoint(server.address);
  const ended = { failed: 'failed', succeeded: 'succeeded', unknown: 'has no visible end' }[outcome];
  const own = sources.find(({ role, records }) => role === 'manager' && records > 0);
  const local = own === undefined || start === null ? null : localSpan(start, end ?? start, own.clock);
  const when = start === null ? 'at a time that the files do not show' : (local ?? utcSpan(start, end));
  return sentence(
    phrase(
      `the license sync of ${from}`,
      to === '' ? '' : `with ${to}`,
      `${ended}: ${when}`,
      local === null ? '' : `by the clock of the manager (${utcSpan(start, end)})`,
    ),
  );
}

/** What was rejected, or where it stopped. */
export function rejected(attempt: Attempt | null, finding: Finding | null, isLone: boolean): string {
  const stage = attempt?.stoppedAt ?? finding?.stage ?? null;
  if (stage === null) return 'The files do not show at which step it stopped.';
  const answer = phrase(
    attempt?.httpStatus == null ? '' : `HTTP ${String(attempt.httpStatus)}`,
    attempt?.oauthError ?? '',
  );
  return sentence(
    phrase(
      isLone ? 'what the text speaks of is' : 'it stopped at',
      STAGES[stage],
      answer === '' ? '' : `; the answer was ${answer}`,
    ).replace(' ;', ';'),
  );
}

/** What is seen to work. */
export function works(attempt: Attempt | null): string {
  const passed = (attempt?.stages ?? []).filter(({ state, evidence }) => state === 'passed' && evidence.length > 0);
  if (passed.length === 0) return 'Nothing before that step is seen in the files, so nothing before it is ruled out.';
  return sentence(`seen to work: ${listed(passed.map(({ stage }) => STAGES[stage]))}`);
}

/** What is known of the cause. */
export function open(finding: Finding | null, doubt: string): string {
  if (finding === null) return 'Not known yet: the cause. No known cause fits what the files show.';
  const cause = uncapital(ended(finding.cause));
  if (finding.confidence === 'confirmed') return `The files show the cause: ${cause}`;
  if (finding.confidence === 'likely') return `The likely cause: ${cause}`;
  return `We do not know the cause yet. One that fits: ${cause} ${doubt === '' ? '' : sentence(doubt)}`.trim();
}

/** The one question that decides. */
export function question(finding: Finding | null): string {
  const [first] = finding?.collect ?? [];
  const [rival] = finding?.rivals ?? [];
  if (finding?.confidence === 'confirmed') return 'Our question: who can make the change in line 6, and when?';
  if (first !== undefined) return decidingQuestion(first.what);
  const decides = rival?.decides[0];
  return decides === undefined
    ? 'Our question: what was changed on the manager, the license server or the network since the last good sync?'
    : `Our deciding question: is it so that ${decides}?`;
}

/** An item to collect may name a question itself: `the Event Log: was the secret regenerated?`. */
function decidingQuestion(what: string): string {
  const [, place, asks] = /^(.*): ([^:]*\?)$/.exec(what) ?? [];
  if (place !== undefined && asks !== undefined)
    return `Our deciding question: ${asks} ${sentence(`${place} shows it`)}`;
  return /^whether /.test(what)
    ? `Our deciding question is ${ended(what)}`
    : `Our deciding question is what this shows: ${ended(what)}`;
}

/** What to do if it is this cause. */
export function toDo(finding: Finding | null, sure: boolean): string {
  const steps = finding?.fix ?? [];
  if (steps.length === 0)
    return 'What to do: run one more sync ("Sync Licenses and Refresh Devices") and note the time, so that all logs can be compared.';
  return `${sure ? 'What to do' : 'If the answer confirms it'}: ${steps.map(ended).join(' ')}`;
}

/** What to do if it is not. */
export function otherwise(finding: Finding | null): string {
  return finding?.confidence === 'confirmed'
    ? 'If the sync still fails after that: leave everything as it is, note the time of the attempt, and send us the files of that time.'
    : 'If it is something else: change nothing yet, run one sync while the logs are kept, and send us the files named below.';
}

export function keepOld(stage: Stage | null): string {
  return stage === 'token' || stage === 'api' || stage === null
    ? 'Keep the old API client on the license server until a sync with the new one has succeeded; delete it only then.'
    : 'Note the old setting before you change one, and keep the old API client until a sync has succeeded.';
}
