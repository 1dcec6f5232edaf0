import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const sizes = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 15],
};

/** An underscore says: taken out on purpose. */
const unused = ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', 'apps/web/public/', 'apps/web/src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['apps/{api,cli,worker}/**/*.ts', 'libs/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...sizes,
      '@typescript-eslint/no-unused-vars': unused,
      // Nest's modules and TypeORM's entities are classes that carry only decorators.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [
      ...tseslint.configs.recommendedTypeChecked,
      reactHooks.configs.flat['recommended-latest'],
    ],
    languageOptions: {
      parserOptions: { project: './apps/web/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...sizes,
      'max-lines-per-function': ['error', { max: 110 }],
      '@typescript-eslint/no-unused-vars': unused,
    },
  },
  {
    // A suite is one function, and tables of cases are long by nature.
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 320 }] },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        globalThis: 'readonly',
        module: 'writable',
        setInterval: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
