import { verifyErrorKind } from '../../license/verify-errors.js';
import type { EventDraft } from './event-draft.js';

/** Notes the result of a command's own verification of the chain; the last one counts. */
export function noteVerified({ facts }: EventDraft<'tls.handshake'>, code: number): void {
  facts['x509.verify_error'] = code;
  const kind = verifyErrorKind(code);
  if (kind === null) delete facts['error.kind'];
  else facts['error.kind'] = kind;
}
