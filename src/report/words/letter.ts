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

/** Cisco, "Smart Licensing Using Policy for Cisco Enterprise Routing Platforms", License Enforcement Types. */
export const IMPACT =
  'Does traffic stop? No: most licenses are of the type "unenforced", with which a device works on without an acknowledged report; only export-controlled licenses need an authorization before use (Cisco, Smart Licensing Using Policy, "License Enforcement Types").';

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
  return attempt?.outcome === 'succeeded' ? 'License sync, result' : 'License sync, what we found and what we ask';
}

/** What failed, and when by the customer's own clock. */
export function failed(attempt: Attempt | null, { sources }: Analysis): string {
  if (attempt === null)
    return 'What you sent shows no whole license sync, so we can judge only what the text itself says.';
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

/** What is not known yet. */
export function open(finding: Finding | null, doubt: string): string {
  if (finding === null) return 'Not known yet: the cause. No known cause fits what the files show.';
  if (finding.confidence === 'confirmed') return sentence(`the files show the cause: ${uncapital(finding.cause)}`);
  const known =
    finding.confidence === 'likely'
      ? `the likely cause is: ${uncapital(finding.cause)}`
      : `whether this is the cause: ${uncapital(finding.cause)}`;
  return finding.confidence === 'likely'
    ? sentence(known)
    : `Not known yet is ${ended(known)} ${doubt === '' ? '' : sentence(doubt)}`.trim();
}

/** The one question that decides. */
export function question(finding: Finding | null): string {
  const [first] = finding?.collect ?? [];
  const [rival] = finding?.rivals ?? [];
  if (finding?.confidence === 'confirmed') return 'Our question: who can make the change of line 6, and when?';
  if (first !== undefined)
    return `Our question, which decides: what does this show: ${first.what.replace(/[.?]$/, '')}?`;
  const decides = rival?.decides[0];
  return decides === undefined
    ? 'Our question: what was changed on manager, license server or network since the last good sync?'
    : `Our question, which decides: is it so that ${decides}?`;
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
