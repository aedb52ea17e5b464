# The license server is reached and answers, or its certificate does not please. Sourced by make.sh.
# shellcheck shell=bash disable=SC2154,SC2086

if want healthy; then
  good_names; gateway good "$(token 200 "$granted") location /api/v1/ { return 200 '{\"licenses\":[]}'; }"
  scenario healthy 'date -u' 'nslookup ssm.example.com' 'nc -zv ssm.example.com 8443' \
    "curl -v $ssm/oauth/token $form" \
    "curl -sk -i $ssm/api/v1/accounts/example/licenses -X POST -H 'Authorization: Bearer planted-secret-token' -d '{\"limit\":-1}'" \
    'openssl s_client -connect ssm.example.com:8443 -servername ssm.example.com </dev/null'
  calm
fi
if want wrong-grant-type; then
  good_names; gateway good "$(token 401 "$unauthorized")"
  scenario wrong-grant-type 'date -u' "curl -v $ssm/oauth/token $form"
  calm
fi
if want wrong-client-secret; then
  good_names; gateway good "$(token 401 "$invalid_client")"
  scenario wrong-client-secret 'date -u' 'nslookup ssm.example.com' "curl -k -i $ssm/backend/oauth/token $form"
  calm
fi
if want wrong-user-password; then
  good_names; gateway good "$(token 400 "$invalid_grant")"
  scenario wrong-user-password 'date -u' "curl -sS -k -v $ssm/oauth/token -H 'Content-Type: application/json' -d '{\"grant_type\":\"password\",\"client_id\":\"planted-client-id\",\"client_secret\":\"planted-secret-1\",\"username\":\"licsync\",\"password\":\"planted-secret-2\"}'"
  calm
fi
if want wrong-token-path; then
  good_names; gateway good "$(token 200 "$granted")"
  scenario wrong-token-path 'date -u' "curl -v $ssm/SmartTransport/oauth/token $form"
  calm
fi
if want read-timeout; then
  good_names
  # An application that takes the request and says nothing.
  keep silent ssm python3 -c 'import socket, time; s = socket.create_server(("127.0.0.1", 3000)); c = s.accept(); time.sleep(60)'
  sleep 0.5
  gateway good 'location /oauth/ { proxy_pass http://127.0.0.1:3000; proxy_read_timeout 120s; }'
  scenario read-timeout 'date -u' "curl -v -m 8 $ssm/oauth/token $form"
  calm
fi
if want upstream-refused-502; then
  good_names; gateway good 'location / { proxy_pass http://127.0.0.1:3000; }'
  scenario upstream-refused-502 'date -u' "curl -vk $ssm/oauth/token $form"
  calm
fi
if want service-unavailable-503; then
  good_names; gateway good "location /oauth/ { default_type text/html; add_header Retry-After 120 always; return 503; }"
  scenario service-unavailable-503 'date -u' "curl -i $ssm/oauth/token $form"
  calm
fi
if want server-error-500; then
  good_names; gateway good "location /oauth/ { return 500 '{\"status\":500,\"error\":\"Internal Server Error\"}'; }"
  scenario server-error-500 'date -u' "curl -v $ssm/oauth/token $form"
  calm
fi
if want rate-limited-429; then
  good_names; gateway good "location /oauth/ { add_header Retry-After 60 always; return 429 '{\"status\":\"ERROR\",\"message\":\"Too many requests\"}'; }"
  scenario rate-limited-429 'date -u' "curl -sk -D - $ssm/oauth/token $form"
  calm
fi
if want plain-http-port; then
  good_names; gateway good "$(token 401 "$invalid_client")" '' ''
  scenario plain-http-port 'date -u' "curl -v $ssm/oauth/token" 'openssl s_client -connect ssm.example.com:8443 </dev/null'
  export_as plain-http-port csv 'tcp.port == 8443' packets.csv
  calm
fi

# tls CAUSE CERTIFICATE DIRECTIVES COMMAND...
tls() {
  cause=$1; good_names; gateway "$2" "$(token 401 "$invalid_client")" "$3"; shift 3
  scenario "$cause" "$@"
  calm
}
hello='openssl s_client -connect ssm.example.com:8443 -servername ssm.example.com </dev/null'
if want tls-untrusted-ca; then
  tls tls-untrusted-ca untrusted 'ssl_protocols TLSv1.2;' 'date -u' "curl -v $ssm/oauth/token" "$hello"
  export_as tls-untrusted-ca json 'tcp.stream == 0' packets.json
fi
if want tls-incomplete-chain; then
  tls tls-incomplete-chain leaf '' 'date -u' "curl -v $ssm/oauth/token" "${hello/ </ -showcerts <}"
fi
if want tls-name-mismatch; then
  tls tls-name-mismatch named '' 'date -u' "curl -v $ssm/oauth/token" "${hello/ </ -verify_hostname ssm.example.com <}"
fi
if want tls-cert-expired; then
  tls tls-cert-expired expired 'ssl_protocols TLSv1.2;' 'date -u' "curl -v $ssm/oauth/token" "$hello"
  export_as tls-cert-expired details 'tcp.stream == 0' packets.txt
fi
if want tls-version-mismatch; then
  tls tls-version-mismatch good 'ssl_protocols TLSv1.1; ssl_ciphers DEFAULT@SECLEVEL=0;' 'date -u' "curl -v $ssm/oauth/token" "$hello"
  export_as tls-version-mismatch details 'tcp.stream == 0' packets.txt
fi
# A certificate that the manager would refuse, and the client told to take it: what fails is the token.
if want ignored-certificate; then
  tls ignored-certificate untrusted '' 'date -u' "curl -vk $ssm/oauth/token $form"
fi
