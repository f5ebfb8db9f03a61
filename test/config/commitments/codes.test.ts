import { describe, expect, it } from 'vitest';
import {
  CODES,
  formatCommitmentProblem,
  isProblemCode,
  severityOf,
} from '../../../src/config/commitments/codes.ts';
import type { Recorded } from '../../../src/domain/commitments/book.ts';
import { placesOf, readFolder } from '../../support/commitment-files.ts';
import { codeCases } from '../../support/code-cases.ts';
import { wholeFolder } from '../../support/whole-commitments.ts';

describe('the codes of problems', () => {
  it('are not found in a folder in which nothing is wrong', () => {
    const { problems, book } = readFolder(wholeFolder);
    expect(problems.map(formatCommitmentProblem)).toEqual([]);
    expect(book.commitments.map(({ id }) => id)).toEqual(['lima-1', 'quito-1', 'quito-2']);
    expect(book.updates).toHaveLength(5);
  });

  it.each(codeCases)('%s is told of %s, at its place and alone', (code, _what, texts, found) => {
    const { problems } = readFolder(texts);
    expect(placesOf(problems)).toEqual([found]);
    expect(problems.map(({ severity }) => severity)).toEqual([severityOf(code)]);
  });

  it('say by their letter whether the file is taken', () => {
    for (const [code, what, texts, found] of codeCases) {
      const { book } = readFolder(texts);
      const records = Object.values(book).flatMap((list): readonly Recorded[] => list);
      const files = new Set(records.map(({ provenance }) => provenance.file));
      expect(files.has(found.split(':')[0] ?? ''), what).toBe(severityOf(code) === 'W');
    }
  });

  it('are all shown here, but for those that take a catalogue, git or an export', () => {
    const shown = new Set<string>(codeCases.map(([code]) => code));
    const left = Object.keys(CODES).filter((code) => !shown.has(code));
    expect(left.filter((code) => !/-OGP-|^W-CSV-04$/.test(code))).toEqual([
      'E-SEL-07',
      'W-EVI-02',
      'W-STA-01',
    ]);
  });

  it('are known by name', () => {
    expect(isProblemCode('E-SCH-01')).toBe(true);
    expect(isProblemCode('toString')).toBe(false);
    for (const code of Object.keys(CODES)) expect(code).toMatch(/^[EW]-[A-Z]{2,3}-0\d$/);
  });
});
