import { defineParser } from '../core/parser.js';

/** chronyd's lines (chrony's reference.c and sources.c): known; what they say of a clock is read with the clocks. */
const LINE =
  /^(?:Source \S+ (?:replaced with|online|offline)|Selected source |System clock (?:wrong by|was stepped by|TAI)|Can't synchronise: |(?:Forward|Backward) time jump detected!|Frequency |Initial frequency |chronyd exiting|Received KoD)/;

export default defineParser({
  id: 'chronyd',
  title: 'chronyd',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: [] },
  claims: (text) => LINE.test(text),
  read: () => undefined,
});
