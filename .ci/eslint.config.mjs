// How the pages' JavaScript is checked; .ci/run pins the version of ESLint.
// ESLint's recommended sets are packages, which npx does not install beside this file, so the rules are named here.
export default [
  {
    files: ['**/*.js'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: 'module',
      // Everything of the browser that the pages use; another name is most likely a mistake.
      globals: Object.fromEntries([
        'atob', 'Blob', 'cancelAnimationFrame', 'document', 'getComputedStyle', 'history', 'location', 'navigator',
        'requestAnimationFrame', 'ResizeObserver', 'setTimeout', 'URL', 'window',
      ].map((name) => [name, 'readonly'])),
    },
    rules: {
      // Within a function the order does not matter.
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      ...Object.fromEntries([
        // Names.
        'no-undef', 'no-unused-vars', 'no-redeclare', 'no-shadow', 'no-import-assign',
        'no-class-assign', 'no-const-assign', 'no-func-assign', 'no-global-assign', 'no-ex-assign', 'no-delete-var',
        'no-shadow-restricted-names', 'no-var', 'prefer-const', 'no-implicit-globals',
        // Written twice.
        'no-dupe-args', 'no-dupe-class-members', 'no-dupe-else-if', 'no-dupe-keys', 'no-duplicate-case',
        'no-duplicate-imports', 'no-self-assign', 'no-self-compare',
        // Code that cannot do what it says.
        'constructor-super', 'no-this-before-super', 'for-direction', 'getter-return', 'no-setter-return',
        'no-compare-neg-zero', 'no-cond-assign', 'no-constant-binary-expression', 'no-constant-condition',
        'no-empty', 'no-empty-pattern', 'no-fallthrough', 'no-irregular-whitespace', 'no-loss-of-precision',
        'no-prototype-builtins', 'no-sparse-arrays', 'no-unreachable', 'no-unsafe-finally', 'no-unsafe-negation',
        'no-unsafe-optional-chaining', 'no-unused-expressions', 'no-useless-catch', 'no-useless-escape', 'use-isnan',
        'valid-typeof', 'array-callback-return', 'eqeqeq',
        // What a content security policy or a strict script forbids.
        'no-eval', 'no-implied-eval', 'no-new-func', 'no-script-url', 'no-octal', 'no-with', 'no-debugger',
      ].map((rule) => [rule, 'error'])),
    },
  },
];
