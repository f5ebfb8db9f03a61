import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StagingFile } from '../../../src/files/read/staging.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staging-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a staging file', () => {
  it('numbers its lines, puts cells in quotation marks, and nothing where there is no value', async () => {
    const staging = await StagingFile.create(join(folder, 's'));
    const bytes = Buffer.from('say "é",\n');
    staging.beginRow();
    staging.cell(bytes, 0, bytes.length);
    staging.noCell();
    staging.cell(bytes, 3, 3);
    staging.text('x');
    staging.endRow();
    staging.beginRow();
    staging.endRow();
    await staging.flush(true);
    await staging.close();
    expect(readFileSync(join(folder, 's'), 'utf8')).toBe('"1","say ""é"",\n",,,"x"\n"2"\n');
    expect([staging.rows, staging.longestLine]).toEqual([2, 25]);
  });

  it('holds no more than a piece of what was put into it', async () => {
    const staging = await StagingFile.create(join(folder, 's'));
    const bytes = Buffer.alloc(600_000, 0x22);
    for (let row = 0; row < 5; row += 1) {
      staging.beginRow();
      staging.cell(bytes, 0, bytes.length);
      staging.endRow();
      await staging.flush();
    }
    await staging.flush(true);
    await staging.close();
    expect(readFileSync(join(folder, 's')).length).toBe(5 * (1_200_000 + 7));
    expect(staging.longestLine).toBe(1_200_007);
  });

  it('is made anew and never over another', async () => {
    const staging = await StagingFile.create(join(folder, 's'));
    await staging.close();
    await expect(StagingFile.create(join(folder, 's'))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.skipIf(!existsSync('/dev/full'))('fails when the disk is full', async () => {
    symlinkSync('/dev/full', join(folder, 'full'));
    await expect(StagingFile.create(join(folder, 'full'))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
