import { quoted, type CompletedCommand, type Values } from './words.js';

/** A completion for bash 3.2 and later. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.flatMap(({ name }) => (name === '' ? [] : [name]));
  return `# Completion of lic-analyze for bash: lic-analyze completion bash
_lic_analyze() {
  local cur prev at command='' place=0 values='' options='' i
  COMPREPLY=()
${position(commands, names)}
  case "$command:$prev" in
${commands.flatMap(optionValues).join('\n')}
  esac
  if [ -z "$values" ]; then
${places(commands, names)}
  fi
  # Bash finds files itself, and quotes their names: that is its default.
  case "$values" in
    @file) [ \${#COMPREPLY[@]} -gt 0 ] && COMPREPLY+=($(compgen -f -- "$cur")) ;;
    @none) compopt +o default 2> /dev/null ;;
    *) COMPREPLY=($(compgen -W "$values" -- "$cur")); compopt +o default 2> /dev/null ;;
  esac
  return 0
}
complete -o default -F _lic_analyze lic-analyze
`;
}

/** The word to complete and the one before it; the command, and how many words without an option stand before. */
function position(commands: readonly CompletedCommand[], names: readonly string[]): string {
  return `  cur="\${COMP_WORDS[COMP_CWORD]}"
  at=$((COMP_CWORD - 1))
  # Bash splits --option=value at the equals sign.
  if [ "$cur" = '=' ]; then cur=''; elif [ "\${COMP_WORDS[at]}" = '=' ]; then at=$((at - 1)); fi
  prev="\${COMP_WORDS[at]}"
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "\${COMP_WORDS[1]}" in ${names.join(' | ')}) command="\${COMP_WORDS[1]}" ;; esac
  fi
  i=1
  [ -n "$command" ] && i=2
  while [ "$i" -lt "$COMP_CWORD" ]; do
    case "\${COMP_WORDS[i]}" in
      ${withValue(commands)})
        i=$((i + 1))
        [ "\${COMP_WORDS[i]}" = '=' ] && i=$((i + 1))
        ;;
      -*) ;;
      *) place=$((place + 1)) ;;
    esac
    i=$((i + 1))
  done`;
}

/** An option, or what stands in this place. */
function places(commands: readonly CompletedCommand[], names: readonly string[]): string {
  return `    case "$command" in
${commands.map((one) => `      ${quoted(one.name)}) options=${quoted(optionWords(one))} ;;`).join('\n')}
    esac
    case "$cur" in
      -*)
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
        return 0
        ;;
    esac
    case "$command:$place" in
${commands.flatMap(placeValues).join('\n')}
      *) values='@none' ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
      COMPREPLY=($(compgen -W ${quoted(names.join(' '))} -- "$cur"))
    fi`;
}

/** Options of any command that a value follows, as a pattern of `case`. */
function withValue(commands: readonly CompletedCommand[]): string {
  const words = commands.flatMap(({ options }) =>
    options.flatMap(({ long, short, value }) => (value === null ? [] : [long, ...(short === null ? [] : [short])])),
  );
  return [...new Set(words)].join(' | ');
}

function optionValues({ name, options }: CompletedCommand): readonly string[] {
  return options.flatMap(({ long, short, value }) => {
    if (value === null) return [];
    const words = [long, ...(short === null ? [] : [short])].map((word) => `${name}:${word}`);
    return [`    ${words.join(' | ')}) values=${wordsOf(value)} ;;`];
  });
}

function placeValues({ name, places }: CompletedCommand): readonly string[] {
  return places.map(({ values, many }, at) => `      ${name}:${many ? '*' : String(at)}) values=${wordsOf(values)} ;;`);
}

function wordsOf(values: Values): string {
  if (values === 'file') return '@file';
  return values === 'text' ? '@none' : quoted(values.join(' '));
}

function optionWords({ options }: CompletedCommand): string {
  return options.flatMap(({ long, short }) => (short === null ? [long] : [long, short])).join(' ');
}
