/** Requests of the manager's GUI and API that start a license sync, or set it up (20.x and the v1 paths of 20.16 on). */
export const LICENSE_PATH = /\/(?:smart-?licens\w*|smartaccount\w*|msla)\b/i;
