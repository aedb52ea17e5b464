/**
 * The secret part of an option's value: all of it; the text after the first colon (`user:password`) or after `pass:`
 * (openssl-passphrase-options(1)); values of cookies, of a form's pairs, of one pair, of a header.
 */
export type Part = 'whole' | 'user' | 'pass' | 'cookie' | 'form' | 'field' | 'header';

/** The options of a program and which of them have a secret. */
export interface CommandForm {
  readonly program: RegExp;
  /** Short options with a value: after other letters, and with or without a blank. */
  readonly valued: string;
  readonly secret: Readonly<Record<string, Part>>;
  /** The secret part of other words; httpie's form is one. */
  readonly operands?: Part;
}

const HTTP = { '--header': 'header' } as const;

/** Programs with command lines in support cases; option names from their manual pages. */
export const COMMANDS: readonly CommandForm[] = [
  {
    program: /^curl$/,
    valued: 'AbCcDdEeFHhKmoPQrTtUuwXxYyz',
    secret: {
      ...HTTP,
      ...{ '-u': 'user', '-U': 'user', '--user': 'user', '--proxy-user': 'user', '-E': 'user', '--cert': 'user' },
      ...{ '-b': 'cookie', '--cookie': 'cookie', '-H': 'header', '--proxy-header': 'header' },
      ...{ '-d': 'form', '--data': 'form', '--data-ascii': 'form', '--data-raw': 'form', '--data-binary': 'form' },
      ...{ '--data-urlencode': 'field', '--url-query': 'field', '-F': 'field', '--form': 'field' },
      ...{ '--form-string': 'field', '--pass': 'whole', '--proxy-pass': 'whole', '--oauth2-bearer': 'whole' },
      ...{ '--tlspassword': 'whole', '--proxy-tlspassword': 'whole', '--proxy-cert': 'user' },
    },
  },
  {
    program: /^wget2?$/,
    valued: 'aeioBtOTwQPUADRIX',
    secret: {
      ...HTTP,
      ...{ '--password': 'whole', '--http-password': 'whole', '--ftp-password': 'whole', '--proxy-password': 'whole' },
      ...{ '--post-data': 'form', '--body-data': 'form' },
    },
  },
  {
    program: /^openssl$/,
    valued: '',
    secret: {
      ...{ '-pass': 'pass', '-passin': 'pass', '-passout': 'pass', '-password': 'pass', '-proxy_pass': 'pass' },
      ...{ '-dpass': 'pass', '-xpass': 'pass', '-keypass': 'pass', '-certpass': 'pass', '-srppass': 'whole' },
      ...{ '-psk': 'whole', '-K': 'whole', '-k': 'whole' },
    },
  },
  { program: /^sshpass$/, valued: 'dfpP', secret: { '-p': 'whole' } },
  { program: /^(?:mysql\w*|mariadb[\w-]*)$/, valued: 'DehpPSu', secret: { '-p': 'whole', '--password': 'whole' } },
  { program: /^redis-cli$/, valued: 'ahinprtuD', secret: { '-a': 'whole', '--pass': 'whole' } },
  { program: /^ldap\w+$/, valued: 'DHIOPRSTUXYZabefhlpswyz', secret: { '-w': 'whole' } },
  { program: /^snmp\w+$/, valued: 'AaCceElLMmnOPrtuvXx', secret: { '-c': 'whole', '-A': 'whole', '-X': 'whole' } },
  {
    program: /^keytool$/,
    valued: '',
    secret: { '-storepass': 'whole', '-keypass': 'whole', '-srcstorepass': 'whole', '-deststorepass': 'whole' },
  },
  {
    program: /^https?$/,
    valued: 'aAops',
    secret: { '-a': 'user', '--auth': 'user' },
    operands: 'field',
  },
  {
    program: /^(?:invoke-(?:restmethod|webrequest)|irm|iwr)$/i,
    valued: '',
    secret: { '-Token': 'whole', '-Credential': 'user', '-ProxyCredential': 'user', '-Body': 'form' },
  },
  { program: /^convertto-securestring$/i, valued: '', secret: { '-String': 'whole' }, operands: 'whole' },
];
