import type { Verdicts } from './verdicts.js';

/** Why a pattern that is polynomial meets no text on which that would cost anything, by the pattern as it is written. */
export const SHORT_TEXTS: Verdicts = {
  '/^(?:\\r?\\n)?([0-9a-fA-F]+)[^\\n]*\\n/': 'the text ends after MAX_CHUNK_LINE_BYTES',
  '/^(.*?)\\s(\\S+)\\s+(\\d{1,3})%\\s+(\\/.*)$/': 'a row is not longer than MAX_ROW_LENGTH',
  '/\\\\[bB]|[()?:^$]|\\[.*?\\]|\\|.*/g': "the text is a rule's own expression, which its tests read",
};
