/** Reports of rsyslog (imjournal, imuxsock) and systemd-journald about messages dropped by rate limits. */
const LOST =
  /\b(?:Suppressed (\d{1,9}) messages from |(\d{1,9}) messages lost due to rate-limiting|lost (\d{1,9}) messages from pid \d+ due to rate-limiting)/;

/** How many messages a log daemon reports lost; null for any other text. */
export function lostMessages(text: string): number | null {
  const found = text.includes('messages ') ? LOST.exec(text) : null;
  return found === null ? null : Number(found[1] ?? found[2] ?? found[3]);
}
