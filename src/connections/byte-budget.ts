/** Bytes that all connections of one capture may hold together while they wait for missing ones. */
export interface ByteBudget {
  /** False if there is no room; the caller then treats the bytes as not captured. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

/** 32 MiB: ten thousand half-read certificate chains. */
export const BUDGET_BYTES = 33_554_432;

/** A budget shared by reference. */
export function byteBudget(limit: number = BUDGET_BYTES): ByteBudget {
  let used = 0;
  return {
    take(bytes) {
      if (used + bytes > limit) return false;
      used += bytes;
      return true;
    },
    give(bytes) {
      used = Math.max(0, used - bytes);
    },
  };
}
