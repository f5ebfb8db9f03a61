import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/cli-world.ts';
import { renderClassifierDocs } from './classifier-docs.ts';

const path = join(projectRoot, 'docs/indicators/classifier.md');

describe('docs/indicators/classifier.md', () => {
  it('says how well the classifier does now', async () => {
    const wanted = await renderClassifierDocs();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, wanted);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(wanted);
  });
});
