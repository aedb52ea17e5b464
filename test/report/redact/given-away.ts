/** Ways in which people and programs write a secret beside what gives it away; each text has § in its place. */

/** The text with a secret in its place. */
export function write(text: string, secret: string): string {
  return text.replaceAll('§', () => secret);
}

/** The secret as it stands in a shell's word without quotes, or as a value that its format needs not escape. */
export const BARE: readonly string[] = [
  '$ curl -ksu licsync:§ https://ssm.example.com:8443/',
  'curl -ulicsync:§ https://ssm.example.com:8443/',
  'curl --user=licsync:§ https://ssm.example.com:8443/',
  '  -u licsync:§ \\',
  'curl -vb SID=§ https://ssm.example.com:8443/',
  `curl --cookie 'theme=dark; SID=§' https://ssm.example.com:8443/`,
  'curl -d @- https://ssm.example.com:8443/oauth/token <<EOF\nclient_secret=§\nEOF',
  'curl --oauth2-bearer § https://ssm.example.com:8443/',
  '{"cmd":"curl -ksu licsync:§","exit":0}',
  'wget --password=§ https://ssm.example.com/',
  'wget --user licsync --http-password § https://ssm.example.com/',
  'openssl s_client -connect ssm.example.com:8443 -pass pass:§',
  'openssl rsa -passin pass:§ -in server.key',
  'sshpass -p § ssh admin@192.0.2.10',
  'sshpass -p§ ssh admin@192.0.2.10',
  'mysql -u root -p§ licenses',
  'PGPASSWORD=§ psql -h 192.0.2.20',
  'export CLIENT_SECRET=§',
  'setenv CLIENT_SECRET §',
  'sync-tool --client-secret § --force',
  'redis-cli -h 192.0.2.20 -a § ping',
  'ldapsearch -x -D cn=reader -w §',
  'keytool -list -storepass §',
  'snmpget -v2c -c § 192.0.2.1 sysUpTime.0',
  `Invoke-RestMethod -Uri https://ssm.example.com -Body @{client_secret='§'; grant_type='password'}`,
  'Invoke-RestMethod -Uri https://ssm.example.com -Credential licsync:§',
  'http -a licsync:§ POST ssm.example.com/oauth/token',
  'http POST ssm.example.com/oauth/token client_secret==§ grant_type==password',
  'body {\\"client_secret\\":\\"§\\"}',
  'body {\\\\\\"client_secret\\\\\\":\\\\\\"§\\\\\\"}',
  'licenseServer.password=§',
  '<password>§</password>',
  '<property name="password" value="§"/>',
  '<entry key="ssm.password">§</entry>',
  'username admin privilege 15 secret 0 §',
  'enable password §',
  'snmp-server community § RO',
  'snmp-server host 192.0.2.1 version 2c §',
  '  community §',
  'tacacs-server host 192.0.2.1 key §',
  ' key 6 §',
  'crypto isakmp key § address 192.0.2.1',
  'refresh_token=§&grant_type=refresh_token',
  'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=§',
  'SAMLResponse=§&RelayState=x',
  'Cookie: J_SESSIONID=§',
  'J_SESSIONID: §',
  'X-XSRF-TOKEN: §',
  'Set-Cookie: SID=§; Path=/; HttpOnly',
  '"params":[{"name":"client_secret","value":"§"}]',
  '{"value":"§","name":"password"}',
  '"headers":[{"name":"Cookie","value":"SID=§"}]',
  '"cookies":[{"name":"SID","value":"§","path":"/","httpOnly":true}]',
  '{"key": "client_secret", "value": "§", "type": "text"}',
];

/** The same with a value that may hold blanks. */
export const QUOTED: readonly string[] = [
  `curl --data-urlencode 'password=§' https://ssm.example.com:8443/`,
  '  --data-urlencode "client_secret=§" \\',
  `curl -F 'password=§' https://ssm.example.com:8443/`,
  `curl -sH 'X-Auth-Token: §' https://ssm.example.com:8443/`,
  `curl -u 'licsync:§' https://ssm.example.com:8443/`,
  `sshpass -p '§' ssh admin@192.0.2.10`,
  `$c = ConvertTo-SecureString '§' -AsPlainText -Force`,
  'password: §',
  '  ssm.client-secret = §',
  '<password><![CDATA[§]]></password>',
  '"params":[{"name":"client_secret","value":"§"}]',
];

const HEX = '706c616e746564207365637265740011706c616e74656420736563726574';
/** Values whose form gives them away: hex, hashes, keys. Each with what must not be seen of it. */
export const FORMED: readonly (readonly [text: string, secret: string])[] = [
  [' password $6$planted0$plantedsecrethash0123456789', 'plantedsecrethash0123456789'],
  ['root:$6$planted0$plantedsecrethash0123456789:19000:0:99999:7:::', 'plantedsecrethash0123456789'],
  [' key 7 0822455D0A16544541', '0822455D0A16544541'],
  [`    Master-Key: ${HEX}`, HEX],
  [`    Session-ID: ${HEX}`, HEX],
  [`    Resumption PSK: ${HEX}`, HEX],
  ['    0000 - 70 6c 61 6e 74 65 64 2d-73 65 63 72 65 74 2d 31   planted-secret-1', 'planted-secret-1'],
  [`CLIENT_RANDOM ${'0123456789abcdef'.repeat(4)} ${HEX}`, HEX],
  [`SERVER_TRAFFIC_SECRET_0 ${'0123456789abcdef'.repeat(4)} ${HEX}`, HEX],
  ['GET /callback?code=planted-secret-code1&state=x HTTP/1.1', 'planted-secret-code1'],
  ['grant_type=authorization_code&code=planted-secret-code1', 'planted-secret-code1'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIEplantedsecret\nAAplanted', 'MIIEplantedsecret'],
  ['MIIEplantedsecret0\nplantedsecret1==\n-----END PRIVATE KEY-----', 'plantedsecret1'],
  ['license smart register idtoken planted-secret-idtoken', 'planted-secret-idtoken'],
  ['Authorization: Bearer eyJplanted.x', 'eyJplanted'],
];
