/** What a report names, best first, where several causes give the same answer or one stands before another. */

const ONE_ANSWER = ['wrong-client-secret possible', 'client-deleted possible', 'client-expired possible'];
const ONE_EXCEPTION = ['dns-nxdomain possible', 'dns-timeout possible', 'dns-server-failure possible'];

/** A case, and what a report of it names, best first. */
export const RIVALS: readonly (readonly [sample: string, findings: readonly string[]])[] = [
  // invalid_client is one answer with four causes; what the server says, or the id itself, decides among them.
  ['wrong-client-secret/fires', ONE_ANSWER],
  ['client-deleted/another-deleted', ONE_ANSWER],
  ['client-expired/others-expiry', ONE_ANSWER],
  ['client-expired/another-named', ONE_ANSWER],
  ['client-deleted/fires', ['client-deleted confirmed']],
  ['client-expired/fires', ['client-expired confirmed']],
  ['client-deleted/expired', ['client-expired confirmed']],
  ['client-expired/deleted', ['client-deleted confirmed']],
  ['client-deleted/slip', ['wrong-client-id confirmed']],
  // invalid_grant is one answer with two causes.
  ['user-locked/fires', ['user-locked confirmed']],
  ['user-locked/wrong-password', ['wrong-user-password confirmed']],
  // A 403 or 404 is read by what it says and by what was asked for.
  ['user-not-permitted/scope', ['insufficient-scope confirmed']],
  ['user-not-permitted/console-off', ['api-console-disabled confirmed']],
  ['user-not-permitted/token-expired', ['token-expired-midsync confirmed']],
  ['account-not-found/console-off', ['api-console-disabled confirmed']],
  ['wrong-token-path/console-off', ['api-console-disabled confirmed']],
  ['usage-report-rejected/no-role', ['user-not-permitted confirmed']],
  // UnknownHostException has three causes; the capture decides.
  ['dns-nxdomain/other-name', ONE_EXCEPTION],
  ['dns-nxdomain/no-answer', ['dns-timeout confirmed']],
  // What the network says stands before what the manager says of it.
  ['host-unreachable/prohibited', ['icmp-admin-prohibited confirmed']],
  ['no-answer-to-syn/drops', ['no-answer-to-syn likely']],
  // A full disk, or no memory, stands before what follows from it.
  ['ssm-disk-full/fires', ['ssm-disk-full confirmed']],
  ['ssm-disk-full/own-error', ['server-error-500 likely']],
  ['ssm-disk-full/long-before', ['ssm-redis-down confirmed']],
  ['ssm-out-of-memory/fires', ['ssm-out-of-memory confirmed']],
  ['ssm-out-of-memory/other-program', ['upstream-refused-502 confirmed']],
  // An empty list is named by the server's own way to Cisco.
  ['ssm-upstream-unreachable/fires', ['ssm-upstream-unreachable confirmed']],
  ['ssm-upstream-unreachable/in-step', ['empty-license-list confirmed']],
  ['ssm-sync-stale/token-expired', ['ssm-upstream-token-expired confirmed']],
  ['wrong-vpn/vpn-0', ['no-answer-to-syn confirmed']],
  // A 500 is named by its exception.
  ['server-error-500/redis-down', ['ssm-redis-down confirmed']],
  ['server-error-500/db-down', ['ssm-db-down confirmed']],
  // One message of Java has three causes; the certificate decides.
  ['tls-incomplete-chain/fires', ['tls-incomplete-chain likely', 'tls-untrusted-ca possible']],
  ['tls-incomplete-chain/self-signed', ['tls-untrusted-ca confirmed']],
  ['tls-incomplete-chain/inspected', ['tls-inspected confirmed']],
  ['tls-incomplete-chain/whole-chain', ['tls-untrusted-ca likely']],
  ['release-below-minimum/fires', ['release-below-minimum confirmed']],
  // What did not hurt the manager is no finding.
  ['upstream-refused-502/next-peer', []],
];
