// Written by `npm run generate`.
import type { Rule } from '../core/rule.js';
import accountNotFound from './account-not-found.js';
import apiConsoleDisabled from './api-console-disabled.js';
import clientCertificateRequired from './client-certificate-required.js';
import clientDeleted from './client-deleted.js';
import clientExpired from './client-expired.js';
import clusterNodeDiffers from './cluster-node-differs.js';
import connectionClosedByProxy from './connection-closed-by-proxy.js';
import connectionClosedByServer from './connection-closed-by-server.js';
import connectionRefused from './connection-refused.js';
import dnsNxdomain from './dns-nxdomain.js';
import dnsServerFailure from './dns-server-failure.js';
import dnsTimeout from './dns-timeout.js';
import dnsWrongAddress from './dns-wrong-address.js';
import emptyLicenseList from './empty-license-list.js';
import failedAtApi from './failed-at-api.js';
import failedAtConnect from './failed-at-connect.js';
import failedAtGateway from './failed-at-gateway.js';
import failedAtLicenses from './failed-at-licenses.js';
import failedAtName from './failed-at-name.js';
import failedAtProxy from './failed-at-proxy.js';
import failedAtTls from './failed-at-tls.js';
import failedAtToken from './failed-at-token.js';
import failedAtUsageReport from './failed-at-usage-report.js';
import grantFlowNotEnabled from './grant-flow-not-enabled.js';
import hostUnreachable from './host-unreachable.js';
import icmpAdminProhibited from './icmp-admin-prohibited.js';
import insufficientScope from './insufficient-scope.js';
import malformedTokenRequest from './malformed-token-request.js';
import mtuBlackhole from './mtu-blackhole.js';
import noAnswerToSyn from './no-answer-to-syn.js';
import oneWayPath from './one-way-path.js';
import pathWentSilent from './path-went-silent.js';
import plainHttpPort from './plain-http-port.js';
import proxyAuthRequired407 from './proxy-auth-required-407.js';
import proxyCannotReachSsm from './proxy-cannot-reach-ssm.js';
import proxyConnectDenied from './proxy-connect-denied.js';
import proxyUnreachable from './proxy-unreachable.js';
import rateLimited429 from './rate-limited-429.js';
import readTimeout from './read-timeout.js';
import redirected from './redirected.js';
import releaseBelowMinimum from './release-below-minimum.js';
import serverError500 from './server-error-500.js';
import serviceUnavailable503 from './service-unavailable-503.js';
import sniRejected from './sni-rejected.js';
import ssmDbDown from './ssm-db-down.js';
import ssmDiskFull from './ssm-disk-full.js';
import ssmNotRegistered from './ssm-not-registered.js';
import ssmOutOfMemory from './ssm-out-of-memory.js';
import ssmRedisDown from './ssm-redis-down.js';
import ssmSyncStale from './ssm-sync-stale.js';
import ssmUpstreamTokenExpired from './ssm-upstream-token-expired.js';
import ssmUpstreamUnreachable from './ssm-upstream-unreachable.js';
import tlsCertExpired from './tls-cert-expired.js';
import tlsCertNotYetValid from './tls-cert-not-yet-valid.js';
import tlsCipherMismatch from './tls-cipher-mismatch.js';
import tlsHandshakeReset from './tls-handshake-reset.js';
import tlsIncompleteChain from './tls-incomplete-chain.js';
import tlsInspected from './tls-inspected.js';
import tlsNameMismatch from './tls-name-mismatch.js';
import tlsUntrustedCa from './tls-untrusted-ca.js';
import tlsVersionMismatch from './tls-version-mismatch.js';
import tlsWeakCertificate from './tls-weak-certificate.js';
import tokenExpiredMidsync from './token-expired-midsync.js';
import trustStoreUnusable from './trust-store-unusable.js';
import upstreamRefused502 from './upstream-refused-502.js';
import upstreamTimeout504 from './upstream-timeout-504.js';
import usageReportRejected from './usage-report-rejected.js';
import usageReportUnacknowledged from './usage-report-unacknowledged.js';
import userLocked from './user-locked.js';
import userNotPermitted from './user-not-permitted.js';
import wrongClientId from './wrong-client-id.js';
import wrongClientSecret from './wrong-client-secret.js';
import wrongGrantType from './wrong-grant-type.js';
import wrongReportingMode from './wrong-reporting-mode.js';
import wrongTokenPath from './wrong-token-path.js';
import wrongUserPassword from './wrong-user-password.js';
import wrongVpn from './wrong-vpn.js';

/** Every built-in rule, in the order of the ids. */
export const rules: readonly Rule[] = [
  accountNotFound,
  apiConsoleDisabled,
  clientCertificateRequired,
  clientDeleted,
  clientExpired,
  clusterNodeDiffers,
  connectionClosedByProxy,
  connectionClosedByServer,
  connectionRefused,
  dnsNxdomain,
  dnsServerFailure,
  dnsTimeout,
  dnsWrongAddress,
  emptyLicenseList,
  failedAtApi,
  failedAtConnect,
  failedAtGateway,
  failedAtLicenses,
  failedAtName,
  failedAtProxy,
  failedAtTls,
  failedAtToken,
  failedAtUsageReport,
  grantFlowNotEnabled,
  hostUnreachable,
  icmpAdminProhibited,
  insufficientScope,
  malformedTokenRequest,
  mtuBlackhole,
  noAnswerToSyn,
  oneWayPath,
  pathWentSilent,
  plainHttpPort,
  proxyAuthRequired407,
  proxyCannotReachSsm,
  proxyConnectDenied,
  proxyUnreachable,
  rateLimited429,
  readTimeout,
  redirected,
  releaseBelowMinimum,
  serverError500,
  serviceUnavailable503,
  sniRejected,
  ssmDbDown,
  ssmDiskFull,
  ssmNotRegistered,
  ssmOutOfMemory,
  ssmRedisDown,
  ssmSyncStale,
  ssmUpstreamTokenExpired,
  ssmUpstreamUnreachable,
  tlsCertExpired,
  tlsCertNotYetValid,
  tlsCipherMismatch,
  tlsHandshakeReset,
  tlsIncompleteChain,
  tlsInspected,
  tlsNameMismatch,
  tlsUntrustedCa,
  tlsVersionMismatch,
  tlsWeakCertificate,
  tokenExpiredMidsync,
  trustStoreUnusable,
  upstreamRefused502,
  upstreamTimeout504,
  usageReportRejected,
  usageReportUnacknowledged,
  userLocked,
  userNotPermitted,
  wrongClientId,
  wrongClientSecret,
  wrongGrantType,
  wrongReportingMode,
  wrongTokenPath,
  wrongUserPassword,
  wrongVpn,
];
