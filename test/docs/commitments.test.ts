import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/config/commitments/codes.ts';
import { projectRoot } from '../support/cli-world.ts';
import { placesOf, readFolder } from '../support/commitment-files.ts';
import { renderCommitmentDocs } from './commitment-docs.ts';
import { commitmentProse, MINIMAL_PLAN, RULED_COMMITMENT } from './commitment-prose.ts';

const path = join(projectRoot, 'docs/commitments.md');

describe('docs/commitments.md', () => {
  it('says what the tables of fields and codes say', async () => {
    const wanted = await renderCommitmentDocs(commitmentProse);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, wanted);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'missing').toBe(wanted);
  });

  it('shows every code with an example, or where it is told', async () => {
    const text = await renderCommitmentDocs(commitmentProse);
    for (const code of Object.keys(CODES)) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${code}\``));
      expect(row?.split('|')[3]?.trim(), code).toMatch(/\S/);
    }
  });

  it('shows plans that are taken as they stand', () => {
    const file = 'cities/lima/plans/lima-2013.yaml';
    expect(placesOf(readFolder({ [file]: MINIMAL_PLAN }).problems)).toEqual([
      `c/${file}:6 W-EVI-01 /commitments/0`,
    ]);
    const ruled = MINIMAL_PLAN + RULED_COMMITMENT.replace(/^/gm, '    ').trimEnd();
    const { book, problems } = readFolder({ [file]: `${ruled}\n` });
    expect(placesOf(problems)).toEqual([]);
    expect(book.commitments[0]?.evidence.map(({ kind }) => kind)).toEqual(['dataset', 'attestation']);
  });
});
