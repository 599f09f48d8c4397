import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Modules with one owner: everybody else is told whom to ask. */
const owned = {
  electron:
    'Electron’s parts have owners: ipcMain in main/bridge, net in main/https, windows in main/window, ipcRenderer in preload.',
  keytar: 'The keychain has one door: main/keychain.',
  valibot: 'The schema library has one door: contract/schema.ts.',
};

const forbid = (...names) => ({
  'no-restricted-imports': ['error', { paths: names.map((name) => ({ name, message: owned[name] })) }],
});

/** From electron, all names but those given are someone else's. */
const electronBut = (names, message) => ({
  'no-restricted-imports': [
    'error',
    {
      paths: [
        { name: 'electron', importNames: names, message },
        { name: 'keytar', message: owned.keytar },
        { name: 'valibot', message: owned.valibot },
      ],
    },
  ],
});

/** What no file may hold. */
const syntax = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of words, or an object `as const`.' },
  {
    selector: 'ExportAllDeclaration[exported=null]',
    message: 'No barrels: import from the file that says it.',
  },
  {
    selector: 'Identifier[name=/^find(Credentials|Password)$/]',
    message: 'keytar’s searches crash the process on a locked keyring: main/keychain has a note instead.',
  },
];

const say = 'What somebody reads stands in src/words, so that a language is one file more.';
const label =
  '/^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|label|alt|hint)$/';
/** What is no word for people, from its beginning to its end: names of keys, of zones, of headers, and the application’s own. */
const noWords = [
  '(CmdOrCtrl|Enter|Escape|Arrow|Home|End|Page|Tab|Space|Backspace|Delete|Control|Meta|Mac|Win)([A-Z+].*)?',
  '[A-Z][a-z]+/[A-Z][a-z]+',
  '([A-Z]+-)?([A-Z][a-z]+-)+[A-Z][a-z]+',
  'text/[a-z]+; charset=utf-8',
  'Lockout Desk',
]
  .map((pattern) => pattern.replaceAll('/', '\\/'))
  .join('|');

/** The folders whose texts are all in the catalogue. */
const wordedFolders = [
  'src/contract',
  'src/renderer',
  'src/main/window',
  'src/main/notices',
  'src/main/command-line',
  'src/main/settings',
];

/** And files beside such folders. */
const wordedFiles = ['src/main/real-tools.ts'];

/** What no file may hold whose texts are in the catalogue. What a bug says when it is thrown is for developers. */
const worded = [
  { selector: ':not(SvelteStyleElement) > SvelteText[value=/[A-Za-z]{2}/]', message: say },
  { selector: `SvelteAttribute[key.name=${label}] > SvelteLiteral[value=/[A-Za-z]{2}/]`, message: say },
  {
    selector: `:not(NewExpression, SvelteAttribute, SvelteDirective) > Literal[value=/^(?!(${noWords})$)([A-Z][a-z]|.*[a-z][,.:;]? [a-z])/s]`,
    message: say,
  },
  {
    selector:
      ':not(NewExpression) > TemplateLiteral > TemplateElement[value.raw=/[A-Za-z]{2}[,.:;]? | [A-Za-z]{2}|^[A-Z][a-z]/]',
    message: say,
  },
];

export default ts.config(
  { ignores: ['out/', 'out-test/', 'dist/', 'dist-test/', 'test-results/', 'node_modules/'] },
  ...ts.configs.strict,
  ...svelte.configs['flat/recommended'],
  {
    languageOptions: { globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...syntax],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] },
    },
    rules: { 'svelte/no-at-html-tags': 'error', 'no-undef': 'off' },
  },
  { files: ['src/renderer/**'], languageOptions: { globals: globals.browser } },
  {
    files: [...wordedFolders.map((folder) => `${folder}/**/*.{ts,svelte}`), ...wordedFiles],
    ignores: ['**/*.test.ts', '**/example-*.ts', '**/opened-*.ts', '**/*-parts.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntax, ...worded] },
  },
  { files: ['src/**'], rules: forbid('electron', 'keytar', 'valibot') },
  { files: ['src/contract/schema.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/main/bridge/**'],
    rules: electronBut(
      ['net', 'session', 'BrowserWindow', 'protocol'],
      'The bridge listens; it opens nothing.',
    ),
  },
  {
    files: ['src/main/window/**', 'src/main/index.ts', 'src/main/real-tools.ts', 'src/main/desk.ts'],
    rules: electronBut(['ipcMain', 'net'], 'Messages are main/bridge’s; calls are main/https’s.'),
  },
  {
    files: ['src/main/https/**'],
    rules: electronBut(
      ['ipcMain', 'BrowserWindow', 'protocol'],
      'This folder makes calls; it hears no messages and shows nothing.',
    ),
  },
  {
    files: ['src/preload/**'],
    rules: electronBut(
      ['webFrame', 'clipboard', 'shell'],
      'The preload is a doorway: ipcRenderer and contextBridge.',
    ),
  },
  {
    files: ['**/*.test.ts', '**/*.long.ts', 'tests/**', 'scripts/**', 'bench/**'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
);
