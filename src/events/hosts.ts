/** What commands typed on a host, and the files of an admin-tech, say of that host: its state, not what it did. */
export interface HostFacts {
  /** One file system (`df`). */
  'host.disk': {
    /** Where it is mounted. */
    readonly 'disk.path': string;
    readonly 'disk.device'?: string;
    /** 0 to 100, as printed. */
    readonly 'disk.used.percent': number;
    readonly 'disk.available.bytes'?: number;
    /** True where inodes were counted, not bytes (`df -i`). */
    readonly 'disk.inodes'?: boolean;
  };
  /** What the host says of its own clock (`timedatectl`, `chronyc tracking`, `show clock`). */
  'host.clock': {
    readonly 'clock.synchronised'?: boolean;
    /** Microseconds that the host's clock is ahead of its time source; negative: behind. */
    readonly 'clock.offset'?: number;
    /** IANA name or abbreviation as printed. */
    readonly 'host.timezone'?: string;
    /** Whom it follows, name or address as printed. */
    readonly 'ntp.server'?: string;
    /** 16 is unsynchronised (RFC 5905 section 7.3). */
    readonly 'ntp.stratum'?: number;
  };
  /** Memory of the host (`free`, `show system status`). */
  'host.memory': {
    readonly 'memory.total.bytes': number;
    /** What programs can still have, as far as the command says so; else what is free. */
    readonly 'memory.available.bytes': number;
    readonly 'memory.swap.total.bytes'?: number;
    readonly 'memory.swap.free.bytes'?: number;
  };
  /** One unit of systemd (`systemctl`); its time is when it came into this state. */
  'host.service': {
    /** Without `.service`. */
    readonly 'service.name': string;
    readonly 'service.state':
      'active' | 'reloading' | 'inactive' | 'failed' | 'activating' | 'deactivating' | 'not-found';
    /** As printed: `failed (Result: exit-code)`. */
    readonly 'service.status': string;
    /** Exit status of its main process, where it has ended. */
    readonly 'process.exit_code'?: number;
  };
  /** How long the host has been up (`uptime`, `show system status`). */
  'host.uptime': {
    /** Microseconds, to the minute where `uptime` printed it. */
    readonly 'host.uptime': number;
  };
  /** One container (`docker ps -a`). */
  'host.container': {
    readonly 'container.name': string;
    /** First twelve digits, as they stand as the tag in syslog. */
    readonly 'container.id'?: string;
    readonly 'container.image.name'?: string;
    readonly 'container.state': 'running' | 'restarting' | 'exited' | 'created' | 'paused' | 'dead';
    /** As printed: `Up 3 days (unhealthy)`. */
    readonly 'container.status': string;
    readonly 'container.healthy'?: boolean;
    /** Exit code of one that has ended; 137 is SIGKILL, as the kernel's OOM killer sends it. */
    readonly 'container.exit_code'?: number;
  };
  /** One interface of a host and the VPN that it stands in. */
  'host.interface': {
    readonly 'interface.name': string;
    readonly 'interface.vpn'?: string;
    /** Address without its prefix length. */
    readonly 'interface.address'?: string;
    readonly 'interface.prefix_length'?: number;
    /** As the orchestrator sees it: another one where NAT stands between. */
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
  /** Whom the host asks for names, and through whom it goes out, as configured. */
  'host.network-settings': {
    readonly 'interface.vpn'?: string;
    readonly 'dns.servers'?: readonly string[];
    readonly 'proxy.address'?: string;
    readonly 'proxy.port'?: number;
    readonly 'ntp.servers'?: readonly string[];
  };
  /** A name that the host looks up in its own configuration, before it asks a name server (`vpn 0`, `host …`). */
  'host.name-entry': {
    readonly 'dns.question.name': string;
    readonly 'dns.resolved_ip': readonly string[];
    readonly 'interface.vpn'?: string;
  };
  /** Who the host is (`show system status`, admin-tech). */
  'host.identity': {
    readonly 'host.name'?: string;
    /** Its own addresses, where no interface is named with them. */
    readonly 'host.ip'?: readonly string[];
    readonly 'system.ip'?: string;
    /** `vmanage`, `vsmart`, `vbond`, `vedge`. */
    readonly 'system.personality'?: string;
    readonly 'service.version'?: string;
    /** `single` or `cluster`, as the deployment file says. */
    readonly 'deployment.mode'?: string;
    /** `SingleTenant` or `MultiTenant`, as the deployment file says. */
    readonly 'deployment.tenancy'?: string;
    /** Disaster recovery is switched on. */
    readonly 'deployment.disaster_recovery'?: boolean;
  };
  /** One member of a manager cluster, by another member's files. */
  'cluster.member': {
    readonly 'host.name'?: string;
    readonly 'host.ip': string;
    /** The member whose file it is. */
    readonly 'cluster.self'?: boolean;
    readonly 'cluster.state'?: string;
    /** Number of the member in the cluster, from 0. */
    readonly 'cluster.node'?: string;
  };
  /** Echo requests and how many were answered (`ping`). */
  'path.pinged': {
    readonly 'destination.domain'?: string;
    readonly 'destination.ip'?: string;
    readonly 'interface.vpn'?: string;
    /** Bytes of each echo request as an IP packet. */
    readonly 'icmp.packet_size'?: number;
    /** It was told not to be taken apart on the way. */
    readonly 'ip.dont_fragment'?: true;
    readonly 'icmp.sent': number;
    readonly 'icmp.received': number;
  };
  /** Echo requests that may not be taken apart, to one host: the smallest that none answered, the largest below it that was. */
  'path.size-compared': {
    readonly 'path.size.lost': number;
    readonly 'path.size.passed': number;
  };
  /** The routers on the way (`traceroute`), as far as they answered. */
  'path.traced': {
    readonly 'destination.domain'?: string;
    readonly 'destination.ip'?: string;
    /** The destination itself answered. */
    readonly 'path.reached': boolean;
    /** Addresses in order; `*` where none answered. */
    readonly 'path.hops': readonly string[];
  };
}
