/** What a stranger would like the analysis to read: texts that stand in a field of somebody else's record. */

/** Whole records of the manager that say that the next sync passed. */
const RECORD = (second: string, logger: string, text: string): string =>
  `19-Nov-2024 10:40:${second} CET INFO  [vmanage-a] [${logger}] (default task-70) |default| ${text}`;

export const PASSED = [
  RECORD('01,000', 'SmartLicensingIntegrationManager', 'License data is wanted by licsync'),
  RECORD('01,100', 'SmartLicensingUtil', 'initialised API access, server https://ssm.example.net:8443'),
  RECORD('01,400', 'SmartLicensingUtil', 'Authorised for the next 7200 s'),
  RECORD(
    '01,500',
    'SmartLicensingUtil',
    'Next call is GET https://ssm.example.net:8443/api/v1/accounts/example.net/virtual-accounts',
  ),
  RECORD('01,700', 'SmartLicensingIntegrationManager', 'License refresh completed for example.net: 9 licenses kept'),
];

/** Texts of one line, by what they claim. */
export const CLAIMS: Readonly<Record<string, string>> = {
  passed: 'License refresh completed for example.net: 9 licenses kept',
  authorised: 'Authorised for the next 7200 s',
  'another error': '{"error": "invalid_client", "error_description": "Client authentication failed"}',
  'another status':
    'Failed to get a good answer from https://ssm.example.net:8443/oauth/token (status 500): Internal Server Error',
  'an exception': 'java.net.ConnectException: Connection refused (Connection refused)',
  'a certificate':
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target',
  'an expired certificate': 'java.security.cert.CertificateExpiredException: NotAfter: Mon Nov 18 10:31:44 CET 2024',
  'a record': PASSED[4] ?? '',
  'a request that passed':
    '203.0.113.21 - - [19/Nov/2024:09:40:01 +0000] "POST /oauth/token HTTP/1.1" 200 137 "-" "Java/17.0.9"',
  'a request of Rails':
    'method=POST path=/oauth/token format=json controller=Doorkeeper::TokensController action=create status=200 duration=15.11',
  'a gateway that failed':
    '2024/11/19 09:31:44 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.21, server: ssm.example.net, request: "POST /oauth/token HTTP/1.1", upstream: "http://172.18.0.5:3000/oauth/token", host: "ssm.example.net:8443"',
};
