import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/cli-world.ts';
import { renderSuggestDocs } from './suggest-docs.ts';

const path = join(projectRoot, 'docs/commitments-suggest.md');

describe('docs/commitments-suggest.md', () => {
  it('says how well suggestions do now', async () => {
    const wanted = await renderSuggestDocs();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, wanted);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(wanted);
  });
});
