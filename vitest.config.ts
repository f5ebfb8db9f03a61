import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Node loads graphql's CommonJS; without this our sources would get its ES modules and there would be two of it.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
