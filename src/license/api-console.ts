/** The application's or the answer's own word that the API console (API Tool Kit) is switched off. */
export const API_CONSOLE_OFF =
  /\bapi (?:console|tool ?kit)\b.*\b(?:off|disabled|not enabled|inactive)\b|\b(?:off|disabled|not enabled)\b.*\bapi (?:console|tool ?kit)\b/i;
