# The place where the tries are made: three network namespaces with documentation addresses (RFC 5737), manager, router, ssm.
# Sourced by make.sh; what each scenario needs on the other side is started by it, and stopped by `calm`.
# shellcheck shell=bash
manager() { ip netns exec wit-manager "$@"; }
router() { ip netns exec wit-router "$@"; }
ssm() { ip netns exec wit-ssm "$@"; }
# keep NAME WHERE COMMAND...: runs a server until `calm`; `exec`, so that the process id is the server's own.
keep() {
  local name=$1 where=$2; shift 2
  (exec ip netns exec "wit-$where" "$@" > /dev/null 2>&1) &
  echo $! > "$name.pid"
}

network() {
  for name in manager router ssm; do ip netns add wit-$name; ip netns exec wit-$name ip link set lo up; done
  ip link add eth0 netns wit-manager type veth peer name near netns wit-router
  ip link add eth0 netns wit-ssm type veth peer name far netns wit-router
  manager ip addr add 192.0.2.10/24 dev eth0; manager ip link set eth0 up
  for address in 192.0.2.1 192.0.2.31 192.0.2.53; do router ip addr add $address/24 dev near; done
  router ip addr add 198.51.100.1/24 dev far
  router ip link set near up; router ip link set far up
  router sysctl -qw net.ipv4.ip_forward=1
  ssm ip addr add 198.51.100.20/24 dev eth0; ssm ip link set eth0 up
  manager ip route add default via 192.0.2.1; ssm ip route add default via 198.51.100.1
  mkdir -p /etc/netns/wit-manager
  echo 'nameserver 192.0.2.53' > /etc/netns/wit-manager/resolv.conf
  echo 'hosts: files dns' > /etc/netns/wit-manager/nsswitch.conf
  echo '127.0.0.1 localhost' > /etc/netns/wit-manager/hosts
}

# What the manager trusts: the lab's root alone. TLS 1.2 is the least it speaks, as of Java 11 and of most distributions.
trust() {
  mkdir -p /etc/netns/wit-manager/ssl/certs
  cp root.crt /etc/netns/wit-manager/ssl/certs/ca-certificates.crt
  cp root.crt /etc/netns/wit-manager/ssl/certs/root.pem
  openssl rehash /etc/netns/wit-manager/ssl/certs
  cat > /etc/netns/wit-manager/ssl/openssl.cnf <<CONF
openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = least
[least]
MinProtocol = TLSv1.2
CipherString = DEFAULT@SECLEVEL=2
CONF
}

# certificate NAME ISSUER SUBJECT NAMES FROM TO (times as YYYYMMDDHHMMSSZ)
certificate() {
  openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "$3" 2>/dev/null
  echo 01 > serial; : > index.txt
  cat > ca.conf <<CONF
[ca]
default_ca = lab
[lab]
database = $work/index.txt
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
unique_subject = no
rand_serial = yes
x509_extensions = own
[any]
organizationName = optional
organizationalUnitName = optional
commonName = supplied
[own]
$4
CONF
  openssl ca -batch -config ca.conf -cert "$2.crt" -keyfile "$2.key" -in "$1.csr" -out "$1.crt" -notext \
    -startdate "$5" -enddate "$6" 2>/dev/null
}

certificates() {
  for root in root other; do
    openssl req -x509 -newkey rsa:2048 -nodes -keyout $root.key -out $root.crt -days 3650 \
      -subj "/O=Example/CN=Example $root CA" 2>/dev/null
  done
  certificate issuing root '/O=Example/CN=Example Issuing CA' 'basicConstraints=critical,CA:TRUE' 20260101000000Z 20350101000000Z
  certificate good root '/O=Example/OU=SSM/CN=ssm.example.com' 'subjectAltName=DNS:ssm.example.com' 20260101000000Z 20290101000000Z
  certificate leaf issuing '/O=Example/OU=SSM/CN=ssm.example.com' 'subjectAltName=DNS:ssm.example.com' 20260101000000Z 20290101000000Z
  certificate untrusted other '/O=Example/OU=SSM/CN=ssm.example.com' 'subjectAltName=DNS:ssm.example.com' 20260101000000Z 20290101000000Z
  # A chain that fills more than one packet.
  cat leaf.crt issuing.crt root.crt > long.crt; cp leaf.key long.key
  certificate named root '/O=Example/OU=SSM/CN=licenses.example.org' 'subjectAltName=DNS:licenses.example.org' 20260101000000Z 20290101000000Z
  certificate expired root '/O=Example/OU=SSM/CN=ssm.example.com' 'subjectAltName=DNS:ssm.example.com' 20250101000000Z 20260901000000Z
}

# gateway CERTIFICATE LOCATIONS [DIRECTIVES [`ssl` or nothing]]: nginx on port 8443, as it stands before SSM On-Prem's application.
gateway() {
  cat > nginx.conf <<CONF
pid $work/nginx.pid; error_log $work/error.log;
events {}
http {
  access_log off; default_type application/json;
  server { listen 198.51.100.20:8443 ${4-ssl}; ssl_certificate $work/$1.crt; ssl_certificate_key $work/$1.key;
    ${3:-ssl_protocols TLSv1.2 TLSv1.3;}
    $2 }
}
CONF
  ssm nginx -c "$work/nginx.conf"
}

# token STATUS BODY: a token endpoint that always answers so, with Doorkeeper's headers.
token() {
  printf 'location ~ ^(/backend)?/oauth/token$ { add_header Cache-Control no-store always; return %s %s; }' "$1" "'$2'"
}

# names OPTIONS: the manager's resolver.
names() {
  keep dnsmasq router dnsmasq --no-daemon --no-resolv --no-hosts --bind-interfaces --listen-address=192.0.2.53 "$@"
  sleep 0.5
}

good_names() {
  names --local=/example.com/ --host-record=ssm.example.com,198.51.100.20 --host-record=proxy.example.com,192.0.2.31
}

# proxy RULES: squid at proxy.example.com:3128
proxy() {
  cat > squid.conf <<CONF
http_port 192.0.2.31:3128
pid_filename none
cache_log /dev/null
access_log none
cache deny all
visible_hostname proxy.example.com
dns_nameservers 192.0.2.53
$1
CONF
  keep squid router squid -N -f squid.conf; sleep 3
}

# Ends what a scenario started; each by the process id that it left.
calm() {
  router iptables -F FORWARD
  for pid in "$work"/*.pid; do if [ -e "$pid" ]; then kill "$(cat "$pid")" 2>/dev/null; rm -f "$pid"; fi; done
  wait 2>/dev/null; sleep 0.3
}

# scenario CAUSE COMMAND...: types the commands at the manager, and keeps a capture of it beside.
scenario() {
  cause=$1; shift
  mkdir -p "$here/../$cause"
  keep tcpdump manager tcpdump --immediate-mode -U -i eth0 -w "$work/$cause.pcap"
  sleep 0.7
  # On a terminal of its own: curl draws no progress there, and prompts follow what ends without a line feed.
  for command in "$@"; do
    printf '%s%s\n' "$prompt" "$command"
    echo "$command" > typed; manager script -qec "bash $work/typed" /dev/null < /dev/null | tr -d '\r'
  done > "$here/../$cause/commands.txt"
  sleep 0.5; kill "$(cat tcpdump.pid)"; rm tcpdump.pid; sleep 0.3
}

# export CAUSE FORMAT FILTER FILE: what a colleague saved out of Wireshark.
export_as() {
  local from="$work/$1.pcap" to="$here/../$1/$4"
  case $2 in
    json) TZ=UTC tshark -n -r "$from" -Y "$3" -T json > "$to" ;;
    details) TZ=UTC tshark -n -r "$from" -Y "$3" -V > "$to" ;;
    csv) TZ=UTC tshark -n -r "$from" -Y "$3" -t ud -o 'gui.column.format:"No.","%m","Time","%t","Source","%s","Destination","%d","Protocol","%p","Length","%L","Info","%i"' -T fields -E header=y -E separator=, -E quote=d \
      -e _ws.col.No. -e _ws.col.Time -e _ws.col.Source -e _ws.col.Destination -e _ws.col.Protocol -e _ws.col.Length -e _ws.col.Info |
      sed '1s/.*/"No.","Time","Source","Destination","Protocol","Length","Info"/' > "$to" ;;
  esac
}
