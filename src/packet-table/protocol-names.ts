/** Names in `frame.protocols` of undissected protocols, by IP protocol number. */
export const IP_PROTOCOLS: Readonly<Record<number, string>> = {
  2: 'igmp',
  46: 'rsvp',
  50: 'esp',
  88: 'eigrp',
  89: 'ospf',
  103: 'pim',
  112: 'vrrp',
  132: 'sctp',
};

/** By Ethernet type. */
export const ETHER_TYPES: Readonly<Record<number, string>> = {
  0x0806: 'arp',
  0x8035: 'arp',
  0x8863: 'pppoed',
  0x888e: 'eapol',
  0x88cc: 'lldp',
  0x9000: 'loop',
};

/** By LLC service access point (IEEE 802.2) or, after SNAP, by Cisco's number. */
export const LLC_NAMES: Readonly<Record<number, string>> = { 0x42: 'stp', 0xe0: 'ipx' };
export const CISCO_NAMES: Readonly<Record<number, string>> = { 0x010b: 'stp', 0x2000: 'cdp', 0x2004: 'dtp' };

/** By PPP protocol number. */
export const PPP_NAMES: Readonly<Record<number, string>> = {
  0x8021: 'ipcp',
  0x8057: 'ipv6cp',
  0xc021: 'lcp',
  0xc023: 'pap',
  0xc223: 'chap',
};

/** By TCP port; the readers of TLS, HTTP and DNS have their own ports. */
export const TCP_NAMES: Readonly<Record<number, string>> = {
  21: 'ftp',
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  49: 'tacplus',
  88: 'kerberos',
  110: 'pop',
  119: 'nntp',
  139: 'nbss',
  143: 'imap',
  179: 'bgp',
  389: 'ldap',
  445: 'nbss',
  587: 'smtp',
  3306: 'mysql',
  5060: 'sip',
  5222: 'xmpp',
  5432: 'pgsql',
};

/** By UDP port. */
export const UDP_NAMES: Readonly<Record<number, string>> = {
  67: 'dhcp',
  68: 'dhcp',
  69: 'tftp',
  123: 'ntp',
  137: 'nbns',
  138: 'nbdgm',
  161: 'snmp',
  162: 'snmp',
  500: 'isakmp',
  514: 'syslog',
  546: 'dhcpv6',
  547: 'dhcpv6',
};
