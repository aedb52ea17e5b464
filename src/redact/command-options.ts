/**
 * What of an option's value is secret: all of it; what follows the first colon (`user:password`); what follows `pass:`
 * (openssl-passphrase-options(1)); values of cookies, of the pairs of a form, of one pair, of a header.
 */
export type Part = 'whole' | 'user' | 'pass' | 'cookie' | 'form' | 'field' | 'header';

/** How the options of a program are written, and which of them hold a secret. */
export interface CommandForm {
  readonly program: RegExp;
  /** Short options that take a value: behind others of one letter, and with or without a blank. */
  readonly valued: string;
  readonly secret: Readonly<Record<string, Part>>;
  /** What of words that are no options; httpie writes its form so. */
  readonly operands?: Part;
}

const HTTP = { '--header': 'header' } as const;

/** Programs of which a support case shows command lines; option names from their manual pages. */
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
