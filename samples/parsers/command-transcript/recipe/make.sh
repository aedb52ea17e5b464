#!/usr/bin/env bash
# Makes the transcripts that come from real tools: two network namespaces with documentation addresses, in one of them
# nginx, squid, dnsmasq and openssl s_server, in the other curl, openssl, dig and their like. Needs root on Debian 12 with
# nginx squid dnsmasq-base curl wget openssl bind9-dnsutils bind9-host iputils-ping traceroute netcat-openbsd ncat telnet bsdutils.
# The committed files are what it wrote once: times and session keys differ from run to run.
set -u
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'kill $(cat "$work"/*.pid 2>/dev/null) 2>/dev/null; ip netns del lab-client; ip netns del lab-server; rm -rf "$work" /etc/netns/lab-client' EXIT
server() { ip netns exec lab-server "$@"; }
client() { ip netns exec lab-client "$@"; }

network() {
  ip netns add lab-client; ip netns add lab-server
  ip link add client netns lab-client type veth peer name server netns lab-server
  client ip link set lo up; server ip link set lo up
  client ip addr add 192.0.2.10/24 dev client; client ip link set client up
  server ip addr add 192.0.2.1/24 dev server; server ip link set server up
  for address in 198.51.100.8 198.51.100.9 198.51.100.53 198.51.100.31; do server ip addr add $address/32 dev server; done
  client ip route add default via 192.0.2.1
  server iptables -A INPUT -d 198.51.100.9 -p tcp --dport 8443 -j REJECT --reject-with icmp-admin-prohibited
  server iptables -A INPUT -d 198.51.100.9 -p icmp -j REJECT --reject-with icmp-host-prohibited
  server iptables -A INPUT -d 198.51.100.8 -p tcp --dport 8444 -j DROP
  mkdir -p /etc/netns/lab-client
  echo 'nameserver 198.51.100.53' > /etc/netns/lab-client/resolv.conf
  echo 'hosts: files dns' > /etc/netns/lab-client/nsswitch.conf
}

certificates() {
  cd "$work" || exit 1
  openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.crt -days 3650 -subj '/O=Example/CN=Example Root CA' 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -keyout issuing.key -out issuing.csr -subj '/O=Example/CN=Example Issuing CA' 2>/dev/null
  openssl x509 -req -in issuing.csr -CA root.crt -CAkey root.key -CAcreateserial -days 3650 -out issuing.crt \
    -extfile <(echo 'basicConstraints=critical,CA:TRUE') 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -keyout ssm.key -out ssm.csr -subj '/O=Example/OU=SSM/CN=ssm.example.com' 2>/dev/null
  openssl x509 -req -in ssm.csr -CA issuing.crt -CAkey issuing.key -CAcreateserial -days 1000 -out ssm.crt \
    -extfile <(echo 'subjectAltName=DNS:ssm.example.com') 2>/dev/null
  cat ssm.crt issuing.crt > chain.crt
  openssl req -x509 -newkey rsa:2048 -nodes -keyout self.key -out self.crt -days 365 -subj '/CN=ssm.example.com' 2>/dev/null
}

servers() {
  cat > nginx.conf <<CONF
pid $work/nginx.pid; error_log $work/error.log;
events {}
http {
  access_log off; default_type application/json;
  server { listen 198.51.100.8:8443 ssl; ssl_certificate $work/ssm.crt; ssl_certificate_key $work/ssm.key;
    location = /oauth/token { return 401 '{"error":"invalid_client","error_description":"Client authentication failed"}'; }
    location = /api/v1/licenses { add_header Retry-After 30; return 429 '{"status":"ERROR","message":"too many requests"}'; } }
  server { listen 198.51.100.8:9443 ssl; ssl_certificate $work/chain.crt; ssl_certificate_key $work/ssm.key;
    ssl_protocols TLSv1.2; location / { return 204; } }
  server { listen 198.51.100.8:7443 ssl; ssl_certificate $work/self.crt; ssl_certificate_key $work/self.key;
    ssl_verify_client on; ssl_client_certificate $work/root.crt; location / { return 204; } }
  server { listen 198.51.100.8:8080; location / { return 200 '{}'; } }
}
CONF
  server nginx -c "$work/nginx.conf"
  (exec ip netns exec lab-server dnsmasq --no-daemon --no-resolv --no-hosts --bind-interfaces --listen-address=198.51.100.53 --local=/example.com/ \
    --address=/dead.example.com/198.51.100.77 --host-record=ssm.example.com,198.51.100.8 --host-record=proxy.example.com,198.51.100.31 \
    --host-record=filtered.example.com,198.51.100.9 --cname=licenses.example.com,ssm.example.com 2>/dev/null) & echo $! > dnsmasq.pid
  cat > squid.conf <<CONF
http_port 198.51.100.31:3128
pid_filename none
cache_log /dev/null
access_log none
cache deny all
auth_param basic program /usr/lib/squid/basic_ncsa_auth /dev/null
auth_param basic realm proxy
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
visible_hostname proxy.example.com
dns_nameservers 198.51.100.53
CONF
  (exec ip netns exec lab-server squid -N -f squid.conf) & echo $! > squid.pid
  sleep 3
}

# A prompt, the command, and what it printed, standard error among it.
run() { printf '%s%s\n' "$prompt" "$1"; client bash -c "$1" 2>&1; }
# curl and openssl are typed with the lab's root, as the manager's would be.
export CURL_CA_BUNDLE="$work/root.crt" SSL_CERT_FILE="$work/root.crt" LC_ALL=C TZ=UTC COLUMNS=400
record() { file=$1; shift; for command in "$@"; do run "$command"; done > "$here/$file"; }

network; certificates; servers
prompt='admin@manager:~$ '
record curl.log 'date -u' \
  "curl -vk https://ssm.example.com:8443/oauth/token -d 'grant_type=password&client_id=planted-client&client_secret=planted-secret-1&username=admin&password=planted-secret-2'" \
  'curl -sS -v https://ssm.example.com:8443/oauth/token' \
  'curl -sv --cacert /etc/ssl/certs/ca-certificates.crt https://ssm.example.com:9443/ 2>&1 | cat' \
  'curl -skv --connect-timeout 2 https://ssm.example.com:8444/' \
  'curl -k https://ssm.example.com:8445/' \
  'curl -v https://filtered.example.com:8443/' \
  'curl -v https://unknown.example.com:8443/' \
  'curl -v https://ssm.example.com:8080/' \
  'curl -v --tlsv1.3 https://ssm.example.com:9443/' \
  'curl -sk -i https://ssm.example.com:8443/api/v1/licenses -H "Authorization: Bearer planted-secret-3"' \
  'curl -v -x http://proxy.example.com:3128 https://ssm.example.com:8443/oauth/token' \
  'curl -x http://proxy.example.com:3128 https://ssm.example.com:8443/oauth/token'
record curl-trace.log 'date' \
  "curl -sk --trace-time --trace-ascii - -u planted-client:planted-secret-4 -d grant_type=client_credentials https://ssm.example.com:8443/oauth/token"
record wget.log 'wget -S -O - --no-check-certificate https://ssm.example.com:8443/oauth/token' \
  'wget -O - https://ssm.example.com:8443/oauth/token' \
  'wget -t 1 https://ssm.example.com:8445/' \
  'wget https://unknown.example.com:8443/'
prompt='manager:~$ '
record openssl.log 'openssl s_client -connect ssm.example.com:8443 -servername ssm.example.com -showcerts </dev/null' \
  'openssl s_client -connect ssm.example.com:9443 </dev/null' \
  'openssl s_client -connect ssm.example.com:9443 -tls1_3 </dev/null' \
  'openssl s_client -connect ssm.example.com:7443 </dev/null' \
  'openssl s_client -connect ssm.example.com:8080 </dev/null' \
  'openssl s_client -connect ssm.example.com:8445 </dev/null' \
  'openssl s_client -connect unknown.example.com:8443 </dev/null' \
  'echo | openssl s_client -connect ssm.example.com:9443 2>/dev/null | openssl x509 -noout -subject -issuer -dates'
prompt='[admin@manager ~]$ '
record names.log 'dig ssm.example.com' 'dig licenses.example.com A' 'dig unknown.example.com' 'dig +short licenses.example.com' \
  'dig @198.51.100.77 ssm.example.com +time=1 +tries=2' 'dig @198.51.100.53 ssm.example.org' \
  'nslookup licenses.example.com' 'nslookup unknown.example.com' 'nslookup ssm.example.org' \
  'nslookup -timeout=1 -retry=1 ssm.example.com 198.51.100.77' \
  'host licenses.example.com' 'host unknown.example.com'
prompt='manager# '
record path.log 'ping -c 2 ssm.example.com' 'ping -c 2 192.0.2.77' 'ping -c 2 filtered.example.com' 'ping -c 1 unknown.example.com' \
  'traceroute -n -w 1 ssm.example.com' 'traceroute -T -p 8443 -n -w 1 filtered.example.com' \
  'nc -zv ssm.example.com 8443' 'nc -zv ssm.example.com 8445' 'nc -zv -w 2 ssm.example.com 8444' 'nc -zv filtered.example.com 8443' \
  'ncat -z -v ssm.example.com 8445' 'telnet unknown.example.com 8443 </dev/null'
# A session as a terminal logs it: escapes, a slip of the hand that was rubbed out, a line wider than the window.
printf 'PS1="\\[\\e[32m\\]admin@manager\\[\\e[0m\\]:~\\$ "\nstty cols 80\n' > rc
slowly() { sleep 1; printf 'date -u\r'; sleep 1; printf 'curk\177l -sk -o /dev/null -w "%%{http_code}\\n" https://ssm.example.com:8443/oauth/token\r'; sleep 1; printf 'exit\r'; sleep 1; }
slowly | client env TERM=xterm script -q -c "bash --rcfile $work/rc -i" "$here/typescript" > /dev/null
