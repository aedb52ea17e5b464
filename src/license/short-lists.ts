/**
 * Bytes below which a list holds no license: one license with its name, type and quantities takes more, and an envelope
 * without any takes less. nginx counts what it sent, so compressed lists are shorter, but not by that much.
 */
export const LEAST_LIST = 150;
