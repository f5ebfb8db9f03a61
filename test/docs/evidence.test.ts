import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRules } from '../../src/domain/commitments/reading/read-rules.ts';
import { projectRoot } from '../support/cli-world.ts';
import { kit } from '../support/evidence-builders.ts';
import { renderEvidenceDocs } from './evidence-docs.ts';

const path = join(projectRoot, 'docs/commitments-evidence.md');

describe('docs/commitments-evidence.md', () => {
  it('lists the fields, the operators and the criteria that there are', async () => {
    const wanted = await renderEvidenceDocs();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, wanted);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(wanted);
  });

  it('shows rules that can be read', async () => {
    const blocks = [...(await renderEvidenceDocs()).matchAll(/^```yaml\n(.*?)^```$/gms)];
    expect(blocks).toHaveLength(1);
    for (const [, text = ''] of blocks) {
      const { rules, problems } = readRules(parse(text).evidence, { ...kit, savedQueries: new Map() });
      expect([rules.length, problems]).toEqual([1, []]);
    }
  });
});
