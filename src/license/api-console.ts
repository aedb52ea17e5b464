/** The API console (API Tool Kit) is switched off, by the application's log or an answer. */
export const API_CONSOLE_OFF =
  /\bapi (?:console|tool ?kit)\b.{0,300}\b(?:off|disabled|not enabled|inactive)\b|\b(?:off|disabled|not enabled)\b.{0,300}\bapi (?:console|tool ?kit)\b/i;
