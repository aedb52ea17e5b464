/** Capitalises a text's first letter, unless its first word is the name of a file. */
export function capital(text: string): string {
  return /^[\w-]+\.(?:log|txt|pcap(?:ng)?|cap|har|json)\b/.test(text)
    ? text
    : text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text within a sentence: its first letter is small, unless the word is a name or an abbreviation. */
export function uncapital(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !/^(?:Admin Workspace|Java|Rails|Redis|PostgreSQL|Cisco|Doorkeeper)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** A text as a sentence: capital letter and full stop. */
export function sentence(text: string): string {
  return capital(ended(text));
}

/** A text with its full stop. */
export function ended(text: string): string {
  const whole = text.trim();
  return whole === '' || /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}
