/**
 * What ends a run: the `signal` of an AbortController, of Node or of a browser. Stated by itself, so that the types of this
 * package need those of neither.
 */
export interface Abort {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
