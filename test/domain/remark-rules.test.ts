import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REMARK_RULES } from '../../src/domain/remark-rules.ts';

const root = join(import.meta.dirname, '..', '..');
const listed = readFileSync(join(root, 'docs/normalisation.md'), 'utf8')
  .split('\n## Remarks\n')[1]
  ?.split('\n')
  .filter((line) => line.startsWith('- `'));

describe('the rules of remarks', () => {
  it('are listed in the documentation, one line each, word for word and in order', () => {
    const written = Object.entries(REMARK_RULES).map(([rule, sentence]) => `- \`${rule}\`: ${sentence}`);
    expect(listed).toEqual(written);
    expect([...written].sort()).toEqual(written);
  });

  it('are all used by a reader', () => {
    const source = readdirSync(join(root, 'src/domain'))
      .filter((name) => name.endsWith('.ts') && name !== 'remark-rules.ts')
      .map((name) => readFileSync(join(root, 'src/domain', name), 'utf8'))
      .join('\n');
    expect(Object.keys(REMARK_RULES).filter((rule) => !source.includes(`'${rule}'`))).toEqual([]);
  });
});
