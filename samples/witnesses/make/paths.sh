# The license server is not reached: names, routes, filters, proxies. Sourced by make.sh.
# shellcheck shell=bash disable=SC2154,SC2086

if want connection-refused; then
  good_names
  scenario connection-refused 'date -u' 'ping -c 2 ssm.example.com' 'nc -zv ssm.example.com 8443' "curl -v $ssm/oauth/token"
  export_as connection-refused csv 'tcp || icmp' packets.csv
  calm
fi
if want no-answer-to-syn; then
  good_names; router iptables -A FORWARD -p tcp --dport 8443 -j DROP
  scenario no-answer-to-syn 'date -u' 'ping -c 2 ssm.example.com' 'nc -zv -w 3 ssm.example.com 8443' "curl -v --connect-timeout 8 $ssm/oauth/token"
  export_as no-answer-to-syn json 'tcp.stream == 1' packets.json
  calm
fi
if want icmp-admin-prohibited; then
  good_names; router iptables -A FORWARD -p tcp --dport 8443 -j REJECT --reject-with icmp-admin-prohibited
  router iptables -A FORWARD -p icmp --icmp-type echo-request -j REJECT --reject-with icmp-admin-prohibited
  scenario icmp-admin-prohibited 'date -u' 'ping -c 2 ssm.example.com' 'nc -zv ssm.example.com 8443' 'traceroute -T -n -p 8443 -w 1 -m 5 ssm.example.com'
  export_as icmp-admin-prohibited details 'tcp.stream == 0 || icmp' packets.txt
  calm
fi
if want host-unreachable; then
  good_names; ssm ip addr del 198.51.100.20/24 dev eth0; router ip neigh flush dev far
  scenario host-unreachable 'date -u' 'ping -c 6 ssm.example.com' "curl -v $ssm/oauth/token"
  export_as host-unreachable json 'tcp.port == 8443' packets.json
  ssm ip addr add 198.51.100.20/24 dev eth0; ssm ip route add default via 198.51.100.1
  calm
fi
if want mtu-blackhole; then
  good_names; gateway long "$(token 401 "$invalid_client")"
  # A tunnel on the way that takes 1,400 bytes and says nothing of what it drops.
  router nft add table ip hole
  router nft 'add chain ip hole way { type filter hook forward priority 0; }'
  router nft add rule ip hole way meta length gt 1400 drop
  scenario mtu-blackhole 'date -u' 'ping -c 2 ssm.example.com' 'ping -c 3 -M do -s 1472 ssm.example.com' 'ping -c 2 -M do -s 1372 ssm.example.com' "curl -v -m 12 $ssm/oauth/token"
  export_as mtu-blackhole csv 'tcp.port == 8443' packets.csv
  router nft delete table ip hole
  calm
fi
if want dns-nxdomain; then
  names --local=/example.com/
  scenario dns-nxdomain 'date -u' 'nslookup ssm.example.com' "curl -v $ssm/oauth/token"
  export_as dns-nxdomain json 'udp.stream == 0' packets.json
  calm
fi
if want dns-server-failure; then
  # A server that is asked for names that are none of its business.
  names
  scenario dns-server-failure 'date -u' 'dig ssm.example.com' 'nslookup ssm.example.com' "curl -v $ssm/oauth/token"
  export_as dns-server-failure details 'dns.qry.name == "ssm.example.com"' packets.txt
  calm
fi
if want dns-timeout; then
  router iptables -A INPUT -p udp --dport 53 -j DROP
  scenario dns-timeout 'date -u' 'dig +time=2 +tries=2 ssm.example.com' 'nslookup -timeout=2 -retry=1 ssm.example.com' "curl -v $ssm/oauth/token"
  export_as dns-timeout csv 'udp.port == 53' packets.csv
  router iptables -F INPUT
  calm
fi
if want dns-wrong-address; then
  names --local=/example.com/ --host-record=ssm.example.com,198.51.100.77
  scenario dns-wrong-address 'date -u' 'nslookup ssm.example.com' "curl -v --connect-timeout 8 $ssm/oauth/token"
  calm
fi
if want proxy-auth-required-407; then
  good_names; gateway good "$(token 401 "$invalid_client")"
  proxy 'auth_param basic program /usr/lib/squid/basic_ncsa_auth /dev/null
auth_param basic realm proxy
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all'
  scenario proxy-auth-required-407 'date -u' "curl -v -x http://proxy.example.com:3128 $ssm/oauth/token"
  export_as proxy-auth-required-407 json 'tcp.port == 3128' packets.json
  calm
fi
if want proxy-connect-denied; then
  good_names; gateway good "$(token 401 "$invalid_client")"
  proxy 'acl tls port 443
http_access deny CONNECT !tls
http_access allow all'
  scenario proxy-connect-denied 'date -u' 'export https_proxy=http://proxy.example.com:3128; curl -v https://ssm.example.com:8443/oauth/token'
  export_as proxy-connect-denied details 'tcp.port == 3128' packets.txt
  calm
fi
if want proxy-unreachable; then
  good_names; gateway good "$(token 401 "$invalid_client")"
  scenario proxy-unreachable 'date -u' "curl -v -x http://proxy.example.com:3128 $ssm/oauth/token"
  calm
fi
