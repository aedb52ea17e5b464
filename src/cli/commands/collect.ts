import { LicAnalyzeError } from '../../core/errors.js';
import { renderCollect, type Place } from '../../report/collect.js';
import { Outgoing } from '../../report/outgoing.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';

/** What is known of a case before it has files. */
export interface CollectArgs {
  readonly server: string | undefined;
  readonly proxy: string | undefined;
  readonly json: boolean | undefined;
}

/** Prints what to fetch from which host. Throws LicAnalyzeError for an invalid host. */
export async function collectCommand({ server, proxy, json }: CollectArgs, io: Io): Promise<number> {
  const { collectJson } = await import('../../report/command-json.js');
  const places = { server: placeOf('server', server), proxy: placeOf('proxy', proxy) };
  const { rules } = await io.program();
  await io.out(
    json === true ? Outgoing.text(collectJson(rules, places), 'json') : Outgoing.text(renderCollect(rules, places)),
  );
  return EXIT.fine;
}

/** `ssm.example.com`, `192.0.2.8:8443`, `[2001:db8::8]:8443`, `2001:db8::8`. */
const PLACE = /^(?:\[([\da-f:.]+)\]|([\w.-]+)|((?:[\da-f]{0,4}:){2,8}[\da-f:.]{0,40}))(?::(\d{1,5}))?$/i;
const MAX_PORT = 65_535;

function placeOf(option: string, text: string | undefined): Place | null {
  if (text === undefined) return null;
  const [, bracketed, name, bare, port] = PLACE.exec(text) ?? [];
  const host = bracketed ?? name ?? bare;
  if (host === undefined || Number(port ?? 1) < 1 || Number(port ?? 1) > MAX_PORT) {
    throw new LicAnalyzeError('unknown-option', `--${option} is HOST or HOST:PORT, and "${text}" is neither.`);
  }
  return { host, port: port === undefined ? null : Number(port) };
}
