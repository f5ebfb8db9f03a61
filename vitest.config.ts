import { defineConfig } from 'vitest/config';

/** Files that touch no process, port, disk or module state: one process runs many of them, which saves its start. */
const pure = ['test/domain/**/*.test.ts', 'test/connectors/**/*.test.ts', 'test/connector/**/*.test.ts'];

export default defineConfig({
  // Node loads graphql's CommonJS; without this our sources would get its ES modules and there would be two of it.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    // The usual number is one less than there are cores: on two, half the machine would stand idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: pure } },
    ],
  },
});
