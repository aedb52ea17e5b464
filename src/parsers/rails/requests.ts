import type { Evidence } from '../../core/evidence.js';
import type { Stamp } from '../../core/time.js';
import { isoStamp } from '../stamps/iso.js';
import { tokenParameters, type TokenParameters } from './parameters.js';
import { railsLine, type RailsLine } from './line.js';

/** One request from Rails' default lines: Started, Processing by, Parameters, Completed. */
export interface RailsRequest extends TokenParameters {
  readonly tags: readonly string[];
  /** Facts of the line Started, and the line; null if the log begins later, or requests are mixed. */
  readonly started: StartedLine | null;
  readonly controller: string | null;
  readonly action: string | null;
  readonly status: number | null;
  /** Milliseconds, as written. */
  readonly duration: number;
}

export interface StartedLine {
  readonly method: string;
  /** Path with its query. */
  readonly target: string;
  readonly client: string;
  /** Has the process's zone, which no other of these lines states. */
  readonly at: Stamp | null;
  readonly evidence: Evidence;
}

const STARTED = /^Started ([A-Z]+) "((?:[^"\\]|\\.)*)" for (\S+) at (.*)$/;
const PROCESSING = /^Processing by ([\w:]+)#(\w+)/;
const PARAMETERS = /^ *Parameters: \{/;
const COMPLETED = /^Completed (?:(\d{3}) .*?|) ?in (\d+(?:\.\d+)?)ms/;

/** A path without a route: the request ends with this exception, without Completed. */
const NO_ROUTE = /^ActionController::RoutingError \(/;

/** Keys kept at once, because a restart of the application leaves requests open. */
const MAX_OPEN_REQUESTS = 1000;

type OpenRequest = { -readonly [K in keyof Omit<RailsRequest, 'status' | 'duration'>]: RailsRequest[K] };

/** Requests under one key; several at once cannot be distinguished. */
interface Lane {
  readonly open: OpenRequest[];
  mixed: boolean;
}

/**
 * Groups lines into requests by shared tags, or by the process that wrote them. With several requests in one process
 * without tags, a completion gives its status only: a guess could name the wrong request.
 */
export class RailsRequests {
  private readonly lanes = new Map<string, Lane>();

  /** Takes one line and its writer; returns the request that it completes, or null. */
  take(line: RailsLine, writer: string, evidence: () => Evidence): RailsRequest | null {
    const process = line.pid === null || line.pid === writer ? writer : `${writer} ${line.pid}`;
    const key = `${process} ${line.tags.join(' ')}`;
    const started = STARTED.exec(line.text);
    if (started !== null) this.start(key, line, startedLine(started, evidence()));
    else if (PROCESSING.test(line.text)) this.process(key, line);
    else if (PARAMETERS.test(line.text)) this.only(key, (open) => Object.assign(open, tokenParameters(line.text)));
    else if (NO_ROUTE.test(line.text)) this.close(key);
    const completed = COMPLETED.exec(line.text);
    return completed === null ? null : this.complete(key, line, completed);
  }

  private start(key: string, { tags }: RailsLine, started: StartedLine): void {
    const lane = this.lanes.get(key) ?? { open: [], mixed: false };
    this.lanes.delete(key);
    this.lanes.set(key, lane);
    lane.open.push({ ...nothing(tags), started });
    lane.mixed ||= lane.open.length > 1;
    for (const oldest of this.lanes.keys()) if (this.lanes.size > MAX_OPEN_REQUESTS) this.lanes.delete(oldest);
  }

  private process(key: string, line: RailsLine): void {
    const [, controller = null, action = null] = PROCESSING.exec(line.text) ?? [];
    if (!this.lanes.has(key)) this.lanes.set(key, { open: [nothing(line.tags)], mixed: false });
    this.only(key, (open) => Object.assign(open, { controller, action }));
  }

  /** Changes the open request if there is exactly one. */
  private only(key: string, change: (open: OpenRequest) => void): void {
    const lane = this.lanes.get(key);
    const [first] = lane?.open ?? [];
    if (lane?.mixed === false && first !== undefined) change(first);
  }

  private complete(key: string, { tags }: RailsLine, [, status, duration]: RegExpExecArray): RailsRequest {
    const known = this.close(key) ?? nothing(tags);
    return { ...known, status: status === undefined ? null : Number(status), duration: Number(duration) };
  }

  /** Ends one request of a lane; null if it is unclear which. */
  private close(key: string): OpenRequest | null {
    const lane = this.lanes.get(key);
    const first = lane?.open.shift();
    if (lane?.open.length === 0) this.lanes.delete(key);
    return first === undefined || lane?.mixed === true ? null : first;
  }
}

function nothing(tags: readonly string[]): OpenRequest {
  return { tags, started: null, controller: null, action: null, grantType: null, clientId: null, user: null };
}

function startedLine([, method, target, client, at]: RegExpExecArray, evidence: Evidence): StartedLine {
  return { method: method ?? '', target: target ?? '', client: client ?? '', at: isoStamp(at ?? ''), evidence };
}

/** When a request began, by the line Started; null for any other line. */
export function startedAt(text: string): Stamp | null {
  return isoStamp(STARTED.exec(text)?.[4] ?? '');
}

/** Rails' default lines of a request (ActionController and ActionView log subscribers, Rack::Logger), 4.x to 8.x. */
const LINE =
  /^(?:Started [A-Z]+ "|Processing by [A-Z]|Completed (?:\d{3} | ?in )| *Parameters: \{| *Render(?:ing|ed) |Redirected to |Filter chain halted |Sent (?:file|data|stream) | *\w[\w: ]* \(\d+\.\d+ms\) | *\(\d+\.\d+ms\) | *↳ )/;

/** Whether a line is one of Rails' lines about a request. */
export function isRequestLine(line: string): boolean {
  return LINE.test(railsLine(line).text);
}
