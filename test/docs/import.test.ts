import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORTERS } from '../../src/config/commitments/import/importers.ts';
import { readMapping } from '../../src/config/commitments/import/mapping-file.ts';
import { projectRoot } from '../support/cli-world.ts';
import { renderImportDocs } from './import-docs.ts';

const path = join(projectRoot, 'docs/commitments-import.md');

describe('docs/commitments-import.md', () => {
  it('says what the importers do now', async () => {
    const wanted = await renderImportDocs();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, wanted);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(wanted);
  });

  it('shows a mapping that is one', () => {
    const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(readFileSync(path, 'utf8')) ?? [];
    expect(readMapping('docs', yaml, 'docs', IMPORTERS)).toHaveProperty('importer');
  });
});
