// Not by `instanceof Error`: an error may come from another realm than this module.
const hasMessage = (error: unknown): error is { readonly message: unknown } =>
  typeof error === 'object' && error !== null && 'message' in error;

/** The message of an error. */
export function errorReason(error: unknown): string {
  return hasMessage(error) && typeof error.message === 'string' ? error.message : String(error);
}
