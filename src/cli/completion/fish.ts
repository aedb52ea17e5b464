import type { CompletedCommand, CompletedOption, Values } from './words.js';

/** A completion for fish: a file lic-analyze.fish in its folder of completions, or read by `source`. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== '');
  const names = named.map(({ name }) => name).join(' ');
  const lines = commands.flatMap((one) => linesOf(one, names));
  return `# Completion of lic-analyze for fish: lic-analyze completion fish
# The command of a line is its first word, and only that.
function __lic_analyze_is
    set -l words (commandline -opc)
    if test (count $words) -lt 2; or not contains -- $words[2] ${names}
        test "$argv[1]" = default
    else
        contains -- $words[2] $argv
    end
end

function __lic_analyze_place
    set -l words (commandline -opc)
    test (count $words) -eq (math $argv[1] + 2)
end

complete -c lic-analyze -e
${named
  .map(
    ({ name, describe }) =>
      `complete -c lic-analyze -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${quotedForFish(describe)}`,
  )
  .join('\n')}
${lines.join('\n')}
`;
}

function linesOf({ name, options, places }: CompletedCommand, names: string): readonly string[] {
  const here = `__lic_analyze_is ${name === '' ? 'default' : name}`;
  const takesFiles = places.some(({ values }) => values === 'file');
  return [
    ...(names !== '' && !takesFiles ? [`complete -c lic-analyze -n '${here}' -f`] : []),
    ...places.flatMap(({ values }, at) =>
      typeof values === 'string'
        ? []
        : [
            `complete -c lic-analyze -n '${here}; and __lic_analyze_place ${String(at)}' -f -a ${quotedForFish(values.join(' '))}`,
          ],
    ),
    ...options.map((option) => `complete -c lic-analyze -n '${here}' ${optionWords(option)}`),
  ];
}

function optionWords({ long, short, describe, value }: CompletedOption): string {
  return [
    ...(short === null ? [] : [`-s ${short.slice(1)}`]),
    `-l ${long.slice(2)}`,
    ...(value === null ? [] : [valueWords(value)]),
    `-d ${quotedForFish(describe)}`,
  ].join(' ');
}

function valueWords(value: Values): string {
  if (value === 'file') return '-r -F';
  return value === 'text' ? '-x' : `-x -a ${quotedForFish(value.join(' '))}`;
}

/** fish reads a backslash and a quote in single quotes as others do after a backslash. */
const quotedForFish = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
