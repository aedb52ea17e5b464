import type { Facts } from '../../core/event.js';
import { defineParser, type OutlinedTexts } from '../../core/parser.js';
import { upstreamFailure } from '../../license/upstream.js';
import { applicationErrorKind } from '../../license/server-errors.js';
import { PREFIX_INITIALS } from './line.js';
import { isLograge, logrageRecord, type LogrageRecord } from './lograge-record.js';
import { PATH, passedTexts, wholeText } from '../../text/passed-texts.js';

/** Paths of the license API; other requests count only if they failed. */
const LICENSE_PATH = /\/oauth\/|\/api\//;

/** Other requests that did not fail, as lograge alone writes them. */
const PASSES = passedTexts(
  String.raw`method=[A-Z]+ path=(?!\S*/(?:oauth|api)/)/${PATH} format=[\w*/.+-]+ controller=[\w:]+ action=\w+ status=[1-4]\d\d(?: allocations=\d+)? duration=\d+(?:\.\d+)?(?: view=\d+\.\d+)?(?: db=\d+\.\d+)?`,
);

/** All requests without an error's text: what they lead to depends on all but their times. */
const OUTLINES: OutlinedTexts = {
  pattern: wholeText(
    String.raw`(method=[A-Z]+ path=/${PATH} format=[\w*/.+-]+ controller=[\w:]+ action=\w+ status=[1-5]\d\d)(?: allocations=\d+)? duration=(\d+(?:\.\d+)?)(?: view=\d+\.\d+)?(?: db=\d+\.\d+)?`,
  ),
  kind: 'app.request',
  amount: { group: 2, field: 'event.duration', of: (text) => microsOf(Number(text)) },
};

/** lograge's log: one line per request, without client address or OAuth error code. */
export default defineParser({
  id: 'rails-lograge',
  title: 'Rails requests in lograge format',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*', 'any with status 500 or more'] },
  initials: `m{${PREFIX_INITIALS}`,
  passes: PASSES,
  outlines: OUTLINES,
  claims: isLograge,
  stamp: (text) => logrageRecord(text)?.stamp ?? null,
  read(message, emit) {
    const record = logrageRecord(message.text);
    if (record === null || !isKept(record)) return;
    const stamp = message.stamp ?? record.stamp;
    const seen = { stamp, host: message.host, evidence: [message.evidence(stamp)] as const };
    const facts = requestFacts(record);
    const upstream =
      record.error === null ? null : upstreamFailure(facts['error.type'] ?? '', facts['error.message'] ?? null);
    if (upstream !== null) emit.event('app.upstream-sync', upstream, seen);
    emit.event('app.request', facts, seen);
  },
});

/** A duration in milliseconds, as a fact. */
function microsOf(duration: number): number {
  return Math.round(duration * 1000);
}

function isKept({ path, status }: LogrageRecord): boolean {
  return path === null || LICENSE_PATH.test(path) || (status ?? 0) >= 500;
}

type RequestDraft = { -readonly [K in keyof Facts['app.request']]: Facts['app.request'][K] };

/** Assigned one by one: spreading an object for each field took most of the time of a busy log. */
function requestFacts(record: LogrageRecord): Facts['app.request'] {
  const { method, path, status, controller, duration, tags } = record;
  const facts: RequestDraft = {};
  const [tag] = tags;
  if (method !== null) facts['http.request.method'] = method;
  if (path !== null) facts['url.path'] = path;
  if (status !== null) facts['http.response.status_code'] = status;
  if (controller !== null) facts['rails.controller'] = controller;
  if (duration !== null) facts['event.duration'] = microsOf(duration);
  if (tag !== undefined) facts['http.request.id'] = tag;
  if (record.error !== null) Object.assign(facts, errorFacts(record.error));
  return facts;
}

function errorFacts(text: string): Pick<Facts['app.request'], 'error.kind' | 'error.type' | 'error.message'> {
  const error = /^([\w:]+)(?:: ([\s\S]*))?$/.exec(text);
  if (error === null) return {};
  const [, type = '', message] = error;
  const kind = applicationErrorKind(type, message ?? null);
  return {
    ...(kind === null ? {} : { 'error.kind': kind }),
    'error.type': type,
    ...(message === undefined ? {} : { 'error.message': message }),
  };
}
