import type { CommandReader } from './command.js';
import { isMoment, emitMoment } from './moment.js';

/** `date` in any of its forms: the default of the locale, `-u`, `-R` (RFC 5322), `-I` and `--rfc-3339`, `+%s`. */
export const date: CommandReader = {
  id: 'date',
  commands: ['date'],
  recognise: isMoment,
  read: emitMoment,
};
