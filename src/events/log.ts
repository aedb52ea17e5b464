/** Facts of any log. */
export interface LogFacts {
  /** A line at level error that no parser understands further; equal ones of a source are folded while reading. */
  'log.trouble': { readonly 'log.level': string; readonly 'log.logger'?: string; readonly message: string };
}
