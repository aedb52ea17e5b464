"""Writes the HARs of samples/witnesses: the recorded archive of a browser at the manager's GUI
(samples/parsers/har/incident/browser/manager.har), with the text of the refusal replaced by what the manager passes on.
Usage: python3 har.py"""
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECORDED = HERE.parent.parent / 'parsers/har/incident/browser/manager.har'

UNKNOWN_CLIENT = 'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.'
BAD_GRANT = 'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.'
OTHER_GRANT = 'The client is not authorized to perform this request using this method.'


def refused(code, description):
    return "Failed to authenticate user - 'licsync'. " + json.dumps({'error': code, 'error_description': description})


# The words after the user's name are the license server's, or Java's own.
DETAILS = {
    'wrong-grant-type': refused('unauthorized_client', OTHER_GRANT),
    'wrong-client-secret': refused('invalid_client', UNKNOWN_CLIENT),
    'wrong-user-password': refused('invalid_grant', BAD_GRANT),
    'connection-refused': 'java.net.ConnectException: Connection refused (Connection refused)',
    'no-answer-to-syn': 'java.net.SocketTimeoutException: connect timed out',
    'dns-nxdomain': 'java.net.UnknownHostException: ssm.example.com: Name or service not known',
    'tls-untrusted-ca': 'javax.net.ssl.SSLHandshakeException: PKIX path building failed: '
    'sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    'tls-cert-expired': 'javax.net.ssl.SSLHandshakeException: PKIX path validation failed: '
    'java.security.cert.CertificateExpiredException: NotAfter: Tue Sep 01 00:00:00 UTC 2026',
    'tls-name-mismatch': 'javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching ssm.example.com found.',
    'proxy-auth-required-407': 'java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
}

for cause, details in DETAILS.items():
    archive = json.loads(RECORDED.read_text())
    for entry in archive['log']['entries']:
        content = entry['response']['content']
        if entry['response']['status'] == 403:
            told = json.loads(content['text'])
            told['error']['details'] = details
            content['text'] = json.dumps(told)
            content['size'] = len(content['text'])
    folder = HERE.parent / cause
    folder.mkdir(exist_ok=True)
    (folder / 'manager.har').write_text(json.dumps(archive, separators=(',', ':')) + '\n')
