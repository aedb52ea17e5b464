#!/usr/bin/env bash
# Makes samples/witnesses: one failure at a time, tried by hand on the manager with the real tools, and a capture of the try
# exported as Wireshark does. Needs root on Debian 12 with nginx squid dnsmasq-base curl openssl bind9-dnsutils iputils-ping
# iputils-tracepath netcat-openbsd iptables tcpdump tshark. `make.sh CAUSE...` makes these only. The committed files are what it
# wrote once: times and session keys differ from run to run.
# shellcheck disable=SC2086
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
# shellcheck source=lab.sh
. "$here/lab.sh"
end() { calm; for name in manager router ssm; do ip netns del wit-$name; done; rm -rf "$work" /etc/netns/wit-manager; }
trap end EXIT
cd "$work" || exit 1
chmod 755 "$work"
export LC_ALL=C TZ=UTC COLUMNS=400
network; certificates; trust
prompt='admin@manager:~$ '
wanted=" $* "
want() { [ "$wanted" = '  ' ] || [[ $wanted == *" $1 "* ]]; }

ssm=https://ssm.example.com:8443
form="-d grant_type=password -d client_id=planted-client-id -d client_secret=planted-secret-1 -d username=licsync -d password=planted-secret-2"
unauthorized='{"error":"unauthorized_client","error_description":"The client is not authorized to perform this request using this method."}'
invalid_client='{"error":"invalid_client","error_description":"Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method."}'
invalid_grant='{"error":"invalid_grant","error_description":"The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client."}'
granted='{"access_token":"planted-secret-token","token_type":"Bearer","expires_in":7200}'

. "$here/answers.sh"
. "$here/paths.sh"
