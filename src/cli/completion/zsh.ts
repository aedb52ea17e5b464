import { quoted, type CompletedCommand, type CompletedOption, type Values } from './words.js';

/** A completion for zsh: a file _lic-analyze in $fpath, or read by `source`. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== '');
  return `#compdef lic-analyze
# Completion of lic-analyze for zsh: lic-analyze completion zsh
_lic-analyze() {
  local -a commands
  commands=(
${named.map(({ name, describe }) => `    ${quoted(`${name}:${describe}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )) && [[ \${words[2]} != -* ]]; then
    _describe -t commands command commands
    _files
    return
  fi
  case \${words[2]} in
${named.map((one) => `    ${one.name})\n      shift words\n      (( CURRENT-- ))\n${argumentsOf(one)}\n      ;;`).join('\n')}
    *)
${commands
  .filter(({ name }) => name === '')
  .map(argumentsOf)
  .join('\n')}
      ;;
  esac
}
# In $fpath it is the body of the function; sourced, it is a script.
if [[ \${funcstack[1]} == _lic-analyze ]]; then
  _lic-analyze "$@"
else
  compdef _lic-analyze lic-analyze
fi
`;
}

function argumentsOf({ options, places }: CompletedCommand): string {
  const specs = [
    ...options.map(optionSpec),
    ...places.map(({ name, values, many }, at) => quoted(`${many ? '*' : String(at + 1)}:${name}:${action(values)}`)),
  ];
  return `      _arguments -s -S \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}`;
}

function optionSpec({ long, short, describe, repeats, value }: CompletedOption): string {
  const names = short === null ? [long] : [short, long];
  const takes = value === null ? '' : `:${long.slice(2)}:${action(value)}`;
  const others = repeats ? '*' : `(${names.join(' ')})`;
  const text = quoted(`[${bracketed(describe)}]${takes}`);
  // `--map=` takes its value as the next word, or after an equals sign.
  const forms = names.map((name) => (value !== null && name.startsWith('--') ? `${name}=` : name));
  return `${quoted(others)}${forms.length === 1 ? quoted(forms[0] ?? '') : `{${forms.join(',')}}`}${text}`;
}

function action(values: Values): string {
  if (values === 'file') return '_files';
  return values === 'text' ? ' ' : `(${values.join(' ')})`;
}

/** A description inside of brackets. */
const bracketed = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');
