/** What rsyslog (imjournal, imuxsock) and systemd-journald say of messages that they threw away to keep a rate. */
const LOST =
  /\b(?:Suppressed (\d{1,9}) messages from |(\d{1,9}) messages lost due to rate-limiting|lost (\d{1,9}) messages from pid \d+ due to rate-limiting)/;

/** Number of messages that a log daemon says it lost; null for any other text. */
export function lostMessages(text: string): number | null {
  const found = text.includes(' messages ') ? LOST.exec(text) : null;
  return found === null ? null : Number(found[1] ?? found[2] ?? found[3]);
}
