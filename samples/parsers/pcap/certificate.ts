/** Made once with OpenSSL, because ECDSA signatures differ each time. The keys were deleted. */
const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

/** `CN=Example Root CA,O=Example\, Inc.,C=US`, serial 1234, valid 2024-01-01 to 2034-01-01, signed by itself. */
export const ROOT = bytes(
  'MIIBoDCCAUagAwIBAgICEjQwCgYIKoZIzj0EAwIwPzELMAkGA1UEBhMCVVMxFjAUBgNVBAoMDUV4YW1wbGUsIEluYy4xGDAWBgNVBAMMD0V4YW' +
    '1wbGUgUm9vdCBDQTAeFw0yNDAxMDEwMDAwMDBaFw0zNDAxMDEwMDAwMDBaMD8xCzAJBgNVBAYTAlVTMRYwFAYDVQQKDA1FeGFtcGxlLCBJbmMu' +
    'MRgwFgYDVQQDDA9FeGFtcGxlIFJvb3QgQ0EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR/UpHUB3qrOrqR4ZWXgjkRV9ZrkfEGYxjZCsoY20' +
    'F6MqM7jDNytyTyK/d+hYcTLaroyPQqjZVv8WuEu2E9LhzMozIwMDAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRvLmUlFp+O439e5NMrxo0A' +
    'ezTZszAKBggqhkjOPQQDAgNIADBFAiEAjsQb+KayssMsHr8MTfzqPn/Ez1qDfg03AmY2IsOSwN8CIF7ZMYYggdyO2cwnvSeCQl9BqbYQEOhmgP' +
    'osE3SQWNcZ',
);

/**
 * `CN=ssm.example.com,O=Example\, Inc.,C=US`, serial 1235, valid 2024-01-02 03:04:05 to 2054-01-02 03:04:05, signed by
 * the root; for ssm.example.com, 192.0.2.20 and 2001:db8::20.
 */
export const LEAF = bytes(
  'MIIB8TCCAZigAwIBAgICEjUwCgYIKoZIzj0EAwIwPzELMAkGA1UEBhMCVVMxFjAUBgNVBAoMDUV4YW1wbGUsIEluYy4xGDAWBgNVBAMMD0V4YW' +
    '1wbGUgUm9vdCBDQTAgFw0yNDAxMDIwMzA0MDVaGA8yMDU0MDEwMjAzMDQwNVowPzELMAkGA1UEBhMCVVMxFjAUBgNVBAoMDUV4YW1wbGUsIElu' +
    'Yy4xGDAWBgNVBAMMD3NzbS5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCErmlsMLT0+wD5HkL6EKvXzCBlPr2g+HKzERh' +
    'aPG1RIQ9QZUsKyFPMB2fUXDRMLWcvtge9EMW3ddTAj/xraDimjgYEwfzAJBgNVHRMEAjAAMDIGA1UdEQQrMCmCD3NzbS5leGFtcGxlLmNvbYcE' +
    'wAACFIcQIAENuAAAAAAAAAAAAAAAIDAdBgNVHQ4EFgQUh7puho6XJ2sbnLAUuQuc/oz3+pUwHwYDVR0jBBgwFoAUby5lJRafjuN/XuTTK8aNAH' +
    's02bMwCgYIKoZIzj0EAwIDRwAwRAIgVifKhgKzF3wAGB9BvnTl7G/p1nmAaXn9w9LeazHrHBICIAJTejO7qjNUObKxHGO9dBTCgnJvBGAHJci1' +
    'dLy+Wbkq',
);
