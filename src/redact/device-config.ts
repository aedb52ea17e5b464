import { isMasked, replaceEach } from './found.js';
import type { Found, Show } from './found.js';

interface ConfigForm {
  readonly name: string;
  readonly re: RegExp;
}

/**
 * Modular crypt formats of /etc/shadow (crypt(5)) and of IOS types 5, 8 and 9: hashes, which are as good as the
 * password.
 */
const HASH = /(?<before>)(?<value>\$(?:1|14|2[abxy]?|5|6|7|8|9|y|gy|sha1|argon2(?:id|i|d))\$[./\w$=+,-]{8,})/g;
const KIND = '(?:(?:[0-9]|10|encrypted|unencrypted|hidden|clear-text|ascii|hex)\\s+){0,2}';
/** Words after `password` in a sentence or command that are no password. */
const SPOKEN =
  '(?!(?:grant|expired|invalid|incorrect|wrong|required|missing|failed|failure|reset|changed?|policy|authentication|encryption|strength|length|for|is|was|has|must|not|of|and|or|mismatch|recovery|field|flow)\\b)';
/** A whole line's last word, as a running configuration shows it. */
const LAST = '(?<value>[^\\s"]+|"[^"\\r\\n]+")(?=\\s*$)';

/** Begin of a device's command: a line's begin, or the end of a prompt (`router(config)#`). */
const BEGIN = '(?:^|[#>])[ \\t]*';

/** Secrets of `show running-config` of IOS XE, NX-OS and Viptela, and of their files. */
const FORMS: readonly ConfigForm[] = [
  { name: 'password hash', re: HASH },
  {
    name: 'password',
    re: new RegExp(
      `(?<before>(?:${BEGIN}|\\bcommand: ?)(?:username|user|enable|neighbor|ppp|ip (?:ftp|http client)|domain|area)\\b[^\\r\\n]{0,200}?\\b(?:password|secret)\\s+${KIND})${SPOKEN}${LAST}`,
      'gm',
    ),
  },
  { name: 'password', re: new RegExp(`(?<before>^\\s+(?:password|secret)\\s+${KIND})${SPOKEN}${LAST}`, 'gm') },
  {
    name: 'password',
    re: new RegExp(
      `(?<before>\\b(?:password|secret)\\s+(?:0|6(?=\\s+\\S*[^a-z\\s])|7(?=\\s+[0-9A-F]{4,}\\s*$))\\s+)${SPOKEN}${LAST}`,
      'gm',
    ),
  },
  { name: 'community', re: new RegExp(`(?<before>\\bsnmp-server\\s+community\\s+${KIND})(?<value>\\S+)`, 'g') },
  { name: 'community', re: new RegExp(`(?<before>${BEGIN}community\\s+${KIND})(?!edition|string)${LAST}`, 'gm') },
  {
    name: 'community',
    re: /(?<before>\bsnmp-server\s+host\s+\S+\s+(?:(?:vrf\s+\S+|traps|informs|version\s+(?:1|2c))\s+)*)(?<value>(?!version\b|vrf\b|traps\b|informs\b)\S+)/g,
  },
  {
    name: 'key',
    re: /(?<before>\bsnmp-server\s+user\s[^\r\n]{1,120}?\s(?:auth|priv)\s+(?:md5|sha(?:-?\d+)?|3?des|aes(?:[ -]\d+)?)\s+)(?<value>\S+)/g,
  },
  {
    name: 'key',
    re: new RegExp(
      `(?<before>\\b(?:tacacs|radius)(?:-server)?\\b[^\\r\\n]{0,200}?\\s(?:key|secret-key)\\s+${KIND})${LAST}`,
      'gm',
    ),
  },
  {
    name: 'key',
    re: new RegExp(
      `(?<before>${BEGIN}(?:server-private\\s[^\\r\\n]{1,120}?\\s)?(?:key|key-string|secret-key|pre-shared-key(?:\\s+(?:local|remote))?)\\s+${KIND})(?!chain\\b|\\d+\\s*$)${LAST}`,
      'gm',
    ),
  },
  {
    name: 'key',
    re: new RegExp(
      `(?<before>\\b(?:isakmp\\s+key|pre-shared-key\\s+address\\s[^\\r\\n]{1,80}?\\skey)\\s+${KIND})(?<value>\\S+)`,
      'g',
    ),
  },
  {
    name: 'key',
    re: /(?<before>\b(?:authentication-key\s+\d+|message-digest-key\s+\d+)\s+(?:md5|sha\S*|cmac\S*|hmac\S*)\s+(?:\d\s+)?)(?<value>\S+)/g,
  },
  {
    name: 'id token',
    re: /(?<before>\b(?:id-?token|license\s+smart\s+trust\s+idtoken)\s+)(?<value>(?=\S*\d)[\w%+/=-]{6,}|[\w%+/=-]{16,})/gi,
  },
];

const WORTH_A_LOOK = /\$\w{1,8}\$|password|secret|community|\bkey\b|-key|key-string|snmp-server|id-?token/i;

/** Masks passwords, communities and keys in a device's configuration; the kind of encryption stays. */
export function maskDeviceConfig(text: string, show: Show): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  return FORMS.reduce(
    (masked, { name, re }) =>
      replaceEach(masked, re, ({ groups = {} }) => {
        const { before = '', value = '' } = groups;
        return before + shown(name, value, show);
      }),
    text,
  );
}

function shown(name: Found['name'], value: string, show: Show): string {
  const [, quote = '', inner = value] = /^(")(.*)"$/s.exec(value) ?? [];
  return isMasked(inner) ? value : quote + show({ kind: 'secret', name, value: inner }) + quote;
}
