/** What any log can say. */
export interface LogFacts {
  /** A line at level error that no parser makes anything more of; equal ones of a source are folded as they are read. */
  'log.trouble': { readonly 'log.level': string; readonly 'log.logger'?: string; readonly message: string };
}
