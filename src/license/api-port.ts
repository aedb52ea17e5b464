/** Port of SSM On-Prem's API. */
export const API_PORT = 8443;
