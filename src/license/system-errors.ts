/**
 * Texts of strerror(3) and of gai_strerror(3) in glibc, musl and BSD, as parts of regular expressions. Java, Ruby,
 * PostgreSQL, Redis and every command repeat them.
 */
export const SYSTEM_TEXTS = {
  refused: 'Connection refused',
  timedOut: 'Connection timed out',
  noRoute: 'No route to host',
  noNetwork: 'Network is unreachable',
  reset: 'Connection reset',
  broken: 'Broken pipe',
  noSpace: 'No space left on device',
  noMemory: 'Cannot allocate memory',
  denied: 'Permission denied',
  noName: 'Name or service not known|No address associated|Name does not resolve|nodename nor servname',
  tryAgain: 'Temporary failure in name resolution',
} as const;

/** Texts of a failed connect. */
export const CONNECT_TEXTS = [
  SYSTEM_TEXTS.refused,
  SYSTEM_TEXTS.timedOut,
  SYSTEM_TEXTS.noRoute,
  SYSTEM_TEXTS.noNetwork,
].join('|');
