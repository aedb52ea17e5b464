/** Reasons of OpenSSL (openssl.txt) that servers and Java's providers over it print alike. */
export const VERSION_TOO_LOW = 'version too low';
export const NO_SHARED_CIPHER = 'no shared cipher';
