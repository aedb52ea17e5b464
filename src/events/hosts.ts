/** The state of a host, from commands and from the files of an admin-tech. */
export interface HostFacts {
  /** One file system (`df`). */
  'host.disk': {
    /** Where it is mounted. */
    readonly 'disk.path': string;
    readonly 'disk.device'?: string;
    /** 0 to 100, as printed. */
    readonly 'disk.used.percent': number;
    readonly 'disk.available.bytes'?: number;
    /** True if inodes were counted, not bytes (`df -i`). */
    readonly 'disk.inodes'?: boolean;
  };
  /** The host's own clock (`timedatectl`, `chronyc tracking`, `show clock`). */
  'host.clock': {
    readonly 'clock.synchronised'?: boolean;
    /** Microseconds by which the host's clock is ahead of its time source; negative if it is behind. */
    readonly 'clock.offset'?: number;
    /** IANA name or abbreviation as printed. */
    readonly 'host.timezone'?: string;
    /** Its time source, name or address as printed. */
    readonly 'ntp.server'?: string;
    /** 16 is unsynchronised (RFC 5905 section 7.3). */
    readonly 'ntp.stratum'?: number;
  };
  /** Memory of the host (`free`, `show system status`). */
  'host.memory': {
    readonly 'memory.total.bytes': number;
    /** Memory available to programs if the command states it, else free memory. */
    readonly 'memory.available.bytes': number;
    readonly 'memory.swap.total.bytes'?: number;
    readonly 'memory.swap.free.bytes'?: number;
  };
  /** One unit of systemd (`systemctl`); its time is when it entered this state. */
  'host.service': {
    /** Without `.service`. */
    readonly 'service.name': string;
    readonly 'service.state':
      'active' | 'reloading' | 'inactive' | 'failed' | 'activating' | 'deactivating' | 'not-found';
    /** As printed: `failed (Result: exit-code)`. */
    readonly 'service.status': string;
    /** Exit status of its main process, if it has ended. */
    readonly 'process.exit_code'?: number;
  };
  /** The host's uptime (`uptime`, `show system status`). */
  'host.uptime': {
    /** Microseconds; `uptime` prints whole minutes. */
    readonly 'host.uptime': number;
  };
  /** One container (`docker ps -a`). */
  'host.container': {
    readonly 'container.name': string;
    /** First twelve digits, the tag in syslog. */
    readonly 'container.id'?: string;
    readonly 'container.image.name'?: string;
    readonly 'container.state': 'running' | 'restarting' | 'exited' | 'created' | 'paused' | 'dead';
    /** As printed: `Up 3 days (unhealthy)`. */
    readonly 'container.status': string;
    readonly 'container.healthy'?: boolean;
    /** Exit code of one that has ended; 137 is SIGKILL, as sent by the kernel's OOM killer. */
    readonly 'container.exit_code'?: number;
  };
  /** One interface of a host and its VPN. */
  'host.interface': {
    readonly 'interface.name': string;
    readonly 'interface.vpn'?: string;
    /** Address without its prefix length. */
    readonly 'interface.address'?: string;
    readonly 'interface.prefix_length'?: number;
    /** As the orchestrator sees it; differs behind NAT. */
    readonly 'interface.public_address'?: string;
    readonly 'interface.up'?: boolean;
    readonly 'interface.mtu'?: number;
  };
  /** One route (`show ip route`, `ip route`). */
  'host.route': {
    /** `0.0.0.0/0` is the default. */
    readonly 'route.prefix': string;
    readonly 'route.next_hop'?: string;
    readonly 'interface.name'?: string;
    readonly 'interface.vpn'?: string;
  };
  /** Configured name servers, proxy and time servers of a host. */
  'host.network-settings': {
    readonly 'interface.vpn'?: string;
    readonly 'dns.servers'?: readonly string[];
    readonly 'proxy.address'?: string;
    readonly 'proxy.port'?: number;
    readonly 'ntp.servers'?: readonly string[];
  };
  /** A name in the host's own configuration, used before a name server (`vpn 0`, `host …`). */
  'host.name-entry': {
    readonly 'dns.question.name': string;
    readonly 'dns.resolved_ip': readonly string[];
    readonly 'interface.vpn'?: string;
  };
  /** The host's identity (`show system status`, admin-tech). */
  'host.identity': {
    readonly 'host.name'?: string;
    /** Its own addresses, without their interfaces. */
    readonly 'host.ip'?: readonly string[];
    readonly 'system.ip'?: string;
    /** `vmanage`, `vsmart`, `vbond`, `vedge`. */
    readonly 'system.personality'?: string;
    readonly 'service.version'?: string;
    /** `single` or `cluster`, by the deployment file. */
    readonly 'deployment.mode'?: string;
    /** `SingleTenant` or `MultiTenant`, by the deployment file. */
    readonly 'deployment.tenancy'?: string;
    /** True if disaster recovery is on. */
    readonly 'deployment.disaster_recovery'?: boolean;
  };
  /** One member of a manager cluster, by a member's files. */
  'cluster.member': {
    readonly 'host.name'?: string;
    readonly 'host.ip': string;
    /** True for the member that the file comes from. */
    readonly 'cluster.self'?: boolean;
    readonly 'cluster.state'?: string;
    /** Number of the member in the cluster, from 0. */
    readonly 'cluster.node'?: string;
  };
  /** Echo requests and the number of answers (`ping`). */
  'path.pinged': {
    readonly 'destination.domain'?: string;
    readonly 'destination.ip'?: string;
    readonly 'interface.vpn'?: string;
    /** Bytes of each echo request as an IP packet. */
    readonly 'icmp.packet_size'?: number;
    /** True if the requests must not be fragmented. */
    readonly 'ip.dont_fragment'?: true;
    readonly 'icmp.sent': number;
    readonly 'icmp.received': number;
  };
  /**
   * Unfragmented echo requests to one host: the smallest size without an answer, and the largest answered size below
   * it.
   */
  'path.size-compared': {
    readonly 'path.size.lost': number;
    readonly 'path.size.passed': number;
  };
  /** The routers on the path that answered (`traceroute`). */
  'path.traced': {
    readonly 'destination.domain'?: string;
    readonly 'destination.ip'?: string;
    /** True if the destination answered. */
    readonly 'path.reached': boolean;
    /** Addresses in order; `*` for no answer. */
    readonly 'path.hops': readonly string[];
  };
}
