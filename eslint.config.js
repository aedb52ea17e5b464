import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What would make two runs over the same input differ; only the command line may look at a clock. */
const notDeterministic = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'No wall clock: same input, same bytes.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'No wall clock: same input, same bytes.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'No randomness: same input, same bytes.',
  },
  {
    selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: 'No wall clock: same input, same bytes.',
  },
  {
    selector: "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local)$/]",
    message: 'No wall clock and no zone of the machine: a zone comes from the source, the bundle or the user.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'The environment is read in src/cli only.',
  },
];

/** What other modules see is read-only; state that changes stays inside the file that owns it. */
const readonlyBoundary = [
  {
    selector:
      'ExportNamedDeclaration > TSInterfaceDeclaration > TSInterfaceBody > TSPropertySignature:not([readonly=true])',
    message: 'A field of an exported interface is `readonly`.',
  },
  {
    selector:
      'ExportNamedDeclaration > TSInterfaceDeclaration > TSInterfaceBody > TSPropertySignature > TSTypeAnnotation > TSArrayType',
    message: 'An array in an exported interface is `readonly`.',
  },
];

/** One way out: Outgoing masks and escapes, and Io and OutputFile take nothing else. */
const oneWayOut = [
  {
    selector: "MemberExpression[object.name='Leaving'][property.name='constant']",
    message: 'Only a constant is a Leaving without a mask (src/cli/main.ts).',
  },
  {
    selector: 'MemberExpression[property.name=/^std(out|err)$/], ObjectPattern > Property[key.name=/^std(out|err)$/]',
    message: 'Text leaves by io.out and io.err, which take an Outgoing (src/cli/process-io.ts alone writes).',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^(appendFile|createWriteStream|writeFile|writeFileSync|writeSync)$/]',
    message: 'A file is written by an OutputFile, which takes an Outgoing (src/cli/output.ts).',
  },
];

const offline = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].map((name) => ({
  name,
  message: 'The tool is offline by construction.',
}));

const NOT_ON_A_PAGE = 'A page has none: bytes are a Uint8Array (src/text/bytes.ts), the rest is passed in by the edge.';
/** Globals that only Node has. */
const ofNode = ['Buffer', 'process', 'setImmediate', 'clearImmediate', 'global', 'require'].map((name) => ({
  name,
  message: NOT_ON_A_PAGE,
}));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'warn' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 40],
      'no-console': 'error',
      // Control characters are what some patterns look for in a log.
      'no-control-regex': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // `as const` is always allowed by this rule; a type guard says what a cast only hopes.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers print the same everywhere; the rule's other findings (objects, undefined) stay errors.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...offline, ...ofNode],
      'no-restricted-syntax': ['error', ...notDeterministic, ...readonlyBoundary],
    },
  },
  {
    // A kind is a key of the vocabulary, not a field; the facts below it are fields.
    files: ['src/events/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSTypeLiteral > TSPropertySignature:not([readonly=true])',
          message: 'A fact is `readonly`.',
        },
      ],
    },
  },
  {
    // A log prints, a parser emits, a report says; who told whom is the word of none of them, and hides which of these it is.
    files: ['**/*.ts'],
    rules: {
      'id-match': [
        'error',
        '^(?!(?:tells?|told|tellers?)(?![a-z]))(?!.*(?:Tells?|Told|Tellers?)(?![a-z]))(?!(?:.*_)?(?:TELLS?|TOLD|TELLERS?)(?![A-Z])).*$',
        { properties: true, classFields: true },
      ],
    },
  },
  {
    // Streaming: what stands between two packets or lines changes, and is shared by the files of one pairer or parser.
    files: ['src/connections/**/*.ts', 'src/dissect/**/*.ts', 'src/exchanges/**/*.ts', 'src/parsers/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...notDeterministic] },
  },
  {
    // A signature with a Buffer in it asks for Node as well.
    files: ['src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-types': ['error', { types: { Buffer: NOT_ON_A_PAGE } }] },
  },
  {
    files: ['src/bundle/node/**/*.ts', 'src/cli/**/*.ts', 'src/platform/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...offline], '@typescript-eslint/no-restricted-types': 'off' },
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...readonlyBoundary, ...oneWayOut] },
  },
  {
    files: ['src/cli/main.ts', 'src/cli/process-io.ts'],
    rules: { 'no-restricted-syntax': ['error', ...readonlyBoundary] },
  },
  {
    // The one place where the type system is bent, so that no other place has to.
    files: ['src/core/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      // `keyof Facts & string` also holds for what a plugin merges in.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },
  {
    // `describe` wraps a whole topic: its length says nothing about a test's.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['scripts/**', 'bench/**', 'samples/**', 'examples/**', '.ci/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly', module: 'writable', Buffer: 'readonly' },
    },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/consistent-type-exports': 'off',
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { require: 'readonly', __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
