import { describe, expect, test } from '@jest/globals';
import { learnSecrets, maskText } from '../../src/redact/mask.js';

const masked = (text: string): string => maskText(text, learnSecrets({ text }));

describe('what a diagnosis needs stays readable', () => {
  test.each([
    'date -u +%H:%M:%S',
    'tcpdump -u -w out.pcap host 192.0.2.1',
    'docker run -u 1000:1000 image',
    'docker exec -u root:root c sh',
    'docker ps -u ',
    'sudo -u www-data:www-data ls',
    'ps -u root:x',
    'journalctl -u nginx --since 10:00:00',
    "curl -ks -o /dev/null -w '%{http_code}\\n' https://ssm.example.com:8443/oauth/token",
    'curl -u "$USER" https://ssm.example.com/?user=admin&port=8443',
    "curl -H 'Content-Type: application/json' -d 'grant_type=password&username=admin' https://ssm.example.com:8443/",
    'curl: (6) Could not resolve host: ssm.example.com',
    'curl 7.61.1 (x86_64-redhat-linux-gnu) libcurl/7.61.1 OpenSSL/1.1.1k',
    '  -d grant_type=password \\',
    "  -H 'Accept: application/json' \\",
    '  -b cookies.txt',
    'wget --no-check-certificate --user=admin https://ssm.example.com/',
    'openssl s_client -connect ssm.example.com:8443 -servername ssm.example.com -passin env:PW',
    'openssl rsa -passin file:/etc/pw -in k',
    'mysql -u root -p db',
    'mysql -h 192.0.2.1 -P 3306',
    'mkdir -p /var/log/nms',
    'ssh -p 22 admin@192.0.2.1',
    'docker run -p 8443:8443 ssm',
    'Server Temp Key: X25519, 253 bits',
    'Server public key is 2048 bit',
    'Peer Temp Key: ECDH, P-256, 256 bits',
    'PSK identity: None',
    '    Session-ID-ctx: ',
    '    Start Time: 1709633700',
    '    Timeout   : 7200 (sec)',
    '    Verify return code: 20 (unable to get local issuer certificate)',
    '    TLS session ticket lifetime hint: 7200 (seconds)',
    '    TLS session ticket:',
    'password grant',
    'Resource Owner (password) grant is used',
    'invalid password for user licsync',
    'FATAL:  password authentication failed for user "postgres"',
    'password: expired',
    'Password: must contain at least 8 characters',
    'token: 401',
    'error_code=invalid_client',
    'response code=401',
    '"code":"invalid_client"',
    'GET /cb?code=401&x=1 HTTP/1.1',
    'GET /x?code=not_found HTTP/1.1',
    'http_code=302 port=8443',
    'key 7 of 9 was used',
    'community edition',
    'GitLab community support',
    'snmp-server enable traps',
    'snmp-server location Berlin',
    'username admin privilege 15',
    ' key chain KC',
    ' key 1',
    'aaa authentication login default group tacacs+ local',
    'tacacs-server host 192.0.2.1 port 49',
    'no service password-encryption',
    'service password-encryption',
    '{"name":"grant_type","value":"password"}',
    '{"name":"Host","value":"ssm.example.com"}',
    '{"name":"status","value":"401"}',
    '{"key":"grant_type","value":"client_credentials"}',
    '{"name":"Content-Type","value":"application/json"}',
    '<property name="port" value="8443"/>',
    '<entry key="user">admin</entry>',
    'CLIENT_RANDOM is logged',
    '0000 - handshake started',
    'RSA key exchange',
    'csrf token expired',
    'CSRF verification failed',
    'X-CSRF-Token missing',
    'Vary: X-XSRF-TOKEN',
    'https://ssm.example.com/oauth/authorize?response_type=code&client_id=abc',
    'HTTP -a is not an option',
    'http://ssm.example.com:8443/oauth/token?user=admin',
    'http -v GET ssm.example.com/api accept:application/json page==2',
    'snmpwalk -v 2c 192.0.2.1',
    'ldapsearch -H ldaps://ldap.example.com:636 -D cn=admin -W',
    'assertion failed',
    'ssh -u admin:x',
    'client_secret is required',
    '"errors":[{"key":"password","value":null}]',
    'invalid_token: x',
    'enable password encryption',
    'user admin password expired',
    ' password required',
    ' secret is not set',
    'The password 8 characters',
    'proxy_pass http://127.0.0.1:3001;',
    'sha256 3b1f0c7a9f5c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f80912',
    'java -Dhttp.proxyHost=proxy.example.com -jar x.jar',
    '-rw-r--r-- 1 root root 1024 Mar  5 10:15 server.key',
    'drwxr-xr-x 2 root root 4096 Mar  5 10:15 secret',
    'secret 5 times',
  ])('%s', (text) => {
    expect(masked(text)).toBe(text);
  });
});

describe('of a command only its secret goes', () => {
  test.each([
    [
      "curl -ksu 'licsync:planted secret' -d 'grant_type=password&client_secret=planted&username=admin' -w '%{http_code}' https://ssm.example.com:8443/?user=a",
      "curl -ksu 'licsync:****' -d 'grant_type=password&client_secret=****&username=admin' -w '%{http_code}' https://ssm.example.com:8443/?user=a",
    ],
    ['PGPASSWORD=planted-secret psql -h 192.0.2.20 -U license', 'PGPASSWORD=**** psql -h 192.0.2.20 -U license'],
    [
      'time curl -su a:planted-secret https://x.example | sshpass -p planted-too ssh x',
      'time curl -su a:**** https://x.example | sshpass -p **** ssh x',
    ],
    ["curl -u licsync:'planted'\\''secret' -v", "curl -u licsync:'****' -v"],
    [
      'sshpass -p planted ssh x.example curl -su a:planted-two https://y.example -pplanted',
      'sshpass -p **** ssh x.example curl -su a:**** https://y.example -p****',
    ],
    ['"cmd":"curl -u a:planted-secret","exit":0', '"cmd":"curl -u a:****","exit":0'],
    ['curl -u licsync: -v', 'curl -u licsync: -v'],
    ['password: planted secret # of the lab', 'password: **** # of the lab'],
    ['{\\"password\\":\\"plan\\\\\\"ted\\",\\"user\\":\\"a\\"}', '{\\"password\\":\\"****\\",\\"user\\":\\"a\\"}'],
    [
      'http POST x.example client_secret==planted grant_type==password',
      'http POST x.example client_secret==**** grant_type==password',
    ],
    ['snmp-server community planted-secret RO 10', 'snmp-server community **** RO 10'],
    ['username admin privilege 15 secret 9 $9$planted$plantedsecret', 'username admin privilege 15 secret 9 ****'],
    [
      '"headers":[{"name":"Authorization","value":"Bearer planted-secret-1"}]',
      '"headers":[{"name":"Authorization","value":"Bearer ****"}]',
    ],
    [
      '"cookies":[{"name":"SID","value":"planted1","httpOnly":true}]',
      '"cookies":[{"name":"SID","value":"****","httpOnly":true}]',
    ],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test('a JSON web token among a list of headers keeps its algorithm', () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'HS256' })}.${part({ iss: 'ssm.example', sub: 'planted' })}.cGxhbnRlZA`;
    expect(masked(`{"name":"Authorization","value":"Bearer ${token}"}`)).toBe(
      '{"name":"Authorization","value":"Bearer [JWT alg=HS256 iss=ssm.example ****]"}',
    );
  });
});

// Quadratic patterns would take minutes for these; jest's own limit is the judge.
test.each([
  'curl ',
  "curl -d '",
  'curl "\\',
  ' -u a:b',
  '"name":"a","value":"',
  '\\"',
  'password 0 ',
  'community ',
  'snmp-server host a traps ',
  'snmp-server user a v3 auth ',
  'tacacs key ',
  'name="a" ',
  '<a ',
  'AAAA ',
  'a_SECRET ',
  '0000 - 00 ',
  '$1$',
  'authorization_code&',
  'password: a ',
])(
  'a long line of %s is gone through once',
  (unit) => {
    const end = '-----END PRIVATE KEY----- secret';
    expect(masked(`password ${unit.repeat(100_000 / unit.length)} ${end}`).length).toBeGreaterThan(0);
  },
  30_000,
);
