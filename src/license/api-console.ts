/** The API console (API Tool Kit) is switched off, by the application's log or an answer. */
export const API_CONSOLE_OFF =
  /\bapi (?:console|tool ?kit)\b.*\b(?:off|disabled|not enabled|inactive)\b|\b(?:off|disabled|not enabled)\b.*\bapi (?:console|tool ?kit)\b/i;
