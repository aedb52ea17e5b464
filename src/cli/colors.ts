/**
 * Whether to colour: --color or --no-color, the last one given; else FORCE_COLOR (0 and false forbid it); else not with
 * NO_COLOR; else if it goes to a terminal that has colours.
 */
export function isColoured(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const end = argv.indexOf('--');
  const given = argv.slice(0, end < 0 ? undefined : end).findLast((word) => /^--(?:no-)?color$/.test(word));
  if (given !== undefined) return given === '--color';
  const [forced = '', forbidden = ''] = [env['FORCE_COLOR'], env['NO_COLOR']];
  if (forced !== '') return forced !== '0' && forced.toLowerCase() !== 'false';
  return forbidden === '' && isTerminal && env['TERM'] !== 'dumb';
}
