/** Stamp, level, host, class, thread and tenant of a line of the manager about licenses, and its message. */
const LICENSE_LINE = /^(.*?\[(?:RestAPIClient|SmartLicens\w*)\] \([^)]*\) \|[^|]*\| ?)(.*)$/;

/** Changes the message of a line about licenses; any other line stays. */
export function changeMessage(line: string, change: (message: string, head: string) => string): string {
  const [, head, message] = LICENSE_LINE.exec(line) ?? [];
  return head === undefined || message === undefined ? line : head + change(message, head);
}
