import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './renderer/svelte.config.js';

/** Who may not import whom. The place of a file says what it may import. */
const zones = [
  {
    target: './core',
    from: './',
    except: ['./core', './node_modules'],
    message: 'core imports nothing of ours.',
  },
  {
    target: './kiosk',
    from: ['./electron', './renderer', './pages', './catalogue', './bin', './e2e', './bench', './endure'],
    message: 'kiosk knows neither shell, screens nor editors.',
  },
  {
    target: './renderer',
    from: ['./electron', './pages', './catalogue', './bin', './e2e', './kiosk', './endure'],
    except: ['./contract'],
    message: 'renderer imports kiosk/contract and core types only.',
  },
  {
    target: './pages',
    from: ['./kiosk', './electron', './catalogue', './bin', './e2e'],
    message: 'pages know core, and the look of the screens.',
  },
  {
    target: './pages',
    from: './renderer',
    except: ['./parts/palette.css', './lib/language.ts'],
    message: 'pages share colours and the names of languages with the screens.',
  },
  {
    target: './pages/t',
    from: './pages/desk',
    message: 'the take-away page and the desk page share pages/parts.',
  },
  {
    target: './pages/desk',
    from: './pages/t',
    message: 'the take-away page and the desk page share pages/parts.',
  },
  {
    target: './pages/today',
    from: ['./pages/t', './pages/desk'],
    message: "the editor's page shares pages/parts with the others.",
  },
  {
    target: './pages/parts',
    from: ['./pages/t', './pages/desk', './pages/today'],
    message: 'parts know no page.',
  },
  {
    target: './catalogue',
    from: ['./kiosk', './electron', './renderer', './pages', './bin', './e2e', './endure'],
    message: "catalogue is the editor's side.",
  },
  {
    target: './electron',
    from: ['./renderer', './pages', './catalogue', './bin', './e2e', './endure'],
    message: 'electron is a shell over kiosk.',
  },
  // Inside the kiosk duties meet in start.ts; all write through the journal.
  {
    target: './kiosk/journal',
    from: './kiosk',
    except: ['./journal', './testing', './clock.ts'],
    message: 'journal depends on no other duty.',
  },
  {
    target: './kiosk/contract',
    from: './kiosk',
    except: ['./contract'],
    message: 'contract depends on no duty.',
  },
  {
    target: './kiosk/printing',
    from: ['./kiosk/session', './kiosk/journal', './kiosk/loopback', './kiosk/catalogue'],
    message: 'printing prints what it is given.',
  },
  {
    target: './kiosk/loopback',
    from: ['./kiosk/session', './kiosk/journal', './kiosk/views', './kiosk/catalogue', './kiosk/printing'],
    message: 'loopback carries; it knows no duty.',
  },
  {
    target: './kiosk/settings',
    from: ['./kiosk/session', './kiosk/journal', './kiosk/views', './kiosk/catalogue'],
    message: 'settings depend on no duty.',
  },
];

const electronOnly = {
  paths: ['electron', 'electron-store'].map((name) => ({ name, message: 'Only electron/ imports it.' })),
};

export default ts.config(
  { ignores: ['dist/', '.cache/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'] }),
      ],
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/ignore': ['node_modules', '\\.svelte$'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-imports': ['error', electronOnly],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'core takes the time as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'core takes the time as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'core is deterministic.',
        },
      ],
      'no-restricted-imports': [
        'error',
        { ...electronOnly, patterns: [{ group: ['node:*'], message: 'core runs anywhere.' }] },
      ],
    },
  },
  // Only types of core cross into the screens: its rules run in the kiosk.
  {
    files: ['renderer/**/*.{ts,svelte}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          ...electronOnly,
          patterns: [
            { group: ['**/core/**'], allowTypeImports: true, message: 'renderer imports core types only.' },
          ],
        },
      ],
    },
  },
  { files: ['electron/**', 'e2e/electron-double/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['bin/**', 'scripts/**', 'electron/app.ts', 'catalogue/cli/**', 'bench/**', 'endure/main.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['pages/parts/service-worker.js'], languageOptions: { globals: globals.serviceworker } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig },
    },
    rules: {
      'prefer-const': 'off',
      'svelte/no-at-html-tags': 'error',
      // {' '} keeps a space between two elements that the formatter would take away.
      'svelte/no-useless-mustaches': 'off',
      // Maps here are looked up, never shown: making them reactive would cost and change nothing.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['renderer/**/*.ts', 'pages/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts'],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
);
