import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { describe, expect, it } from 'vitest';
import config from '../codegen.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Made {
  readonly filename: string;
  readonly content: string;
}

describe('the generated types', () => {
  it('are what the schema makes now', async () => {
    const made: readonly Made[] = await generate({ ...config, cwd: root, silent: true }, false);
    const stale = made
      .filter(({ filename, content }) => readFileSync(`${root}/${filename}`, 'utf8') !== content)
      .map(({ filename }) => filename);
    expect(made).toHaveLength(2);
    expect(stale).toEqual([]);
  });
});
