import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../../src/config/commitments/open-file.ts';
import { placesOf, readFolder, type FolderTexts } from '../../support/commitment-files.ts';
import { PLAN, wholeFolder } from '../../support/whole-commitments.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'string' ? part : [...part])));
const bomb = [
  'a0: &a0 [x, x]',
  ...Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}]`),
].join('\n');

const files: readonly (readonly [what: string, path: string, content: string | Uint8Array, found: string])[] =
  [
    ['deep lists', 'rounds.yaml', `rounds: ${'['.repeat(1_000_000)}`, 'c/rounds.yaml:1 E-SYN-01'],
    ['deep JSON', 'rounds.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'c/rounds.json:1 E-SYN-01'],
    ['a bomb of aliases', 'rounds.yaml', bomb, 'c/rounds.yaml:7 E-SYN-01'],
    ['a line of 10 MB', 'rounds.yaml', `x-a: ${'a'.repeat(10_000_000)}`, 'c/rounds.yaml:1 E-SYN-01'],
    ['a table of 10 MB', 'updates.csv', `subject_id\n${'a'.repeat(10_000_000)}`, 'c/updates.csv:1 E-SYN-01'],
    ['a NUL', 'rounds.yaml', 'rounds: []\nx-a: "\u0000"\n', 'c/rounds.yaml:2 E-SYN-01'],
    [
      'a NUL that is escaped',
      'rounds.yaml',
      'rounds: [{ id: R1, ordinal: 1, announcedOn: 2013, label: "\\0" }]\n',
      'c/rounds.yaml:1 E-SCH-03 /rounds/0/label',
    ],
    [
      'bytes that are no UTF-8',
      'rounds.yaml',
      bytes('rounds: []\nx-a: ', [0xc3, 0x28], '\n'),
      'c/rounds.yaml:2 E-SYN-01',
    ],
    ['UTF-16', 'rounds.yaml', bytes([0xff, 0xfe], 'r\u0000:\u0000'), 'c/rounds.yaml:1 E-SYN-01'],
    [
      'half a pair of surrogates',
      'rounds.json',
      '{"rounds": [{"id": "R1", "ordinal": 1, "announcedOn": "2013", "label": "\\ud800"}]}',
      'c/rounds.json:1 E-SCH-03 /rounds/0/label',
    ],
    [
      'a constructor as key',
      'rounds.json',
      '{"__proto__": {"rounds": []}, "constructor": 1}',
      'c/rounds.json:1 E-SCH-02 /__proto__',
    ],
    ['a file in the wrong folder', 'cities/rounds.yaml', 'a: 1', 'c/cities/rounds.yaml:1 E-SCH-02'],
    ['a list instead of a mapping', 'rounds.yaml', '- a\n', 'c/rounds.yaml:1 E-SCH-03'],
    ['nothing', 'rounds.yaml', '', 'c/rounds.yaml:1 E-SCH-03'],
  ];

describe('files of strangers', () => {
  it.each(files)('are refused for %s, with a code and soon', (_what, path, content, found) => {
    const start = performance.now();
    const { problems, book } = readFolder({ [path]: content });
    expect(placesOf(problems)[0]).toBe(found);
    expect(book.rounds).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('are read up to their largest size within bounds of time', () => {
    const one = (n: number): string =>
      `  - { id: c${n}, title: T, text: "${'word '.repeat(40)}", themes: [T1], evidence: [{ id: e, kind: attestation }] }\n`;
    const head = 'id: big\ncity: lima\ntitle: T\nstatus: DRAFT\ncommitments:\n';
    const text = head + Array.from({ length: 4000 }, (_, n) => one(n)).join('');
    expect(text.length).toBeLessThan(MAX_FILE_BYTES);
    const start = performance.now();
    const { book, problems } = readFolder({ 'cities/lima/plans/big.yaml': text });
    expect([book.commitments.length, problems.length]).toEqual([4000, 0]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('never make reading throw, however a good file is damaged', () => {
    const plan = String(wholeFolder[PLAN]);
    const damage = fc.record({
      at: fc.nat({ max: plan.length }),
      length: fc.nat({ max: 30 }),
      text: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('\n', ': ', '- ', '[', '{', '"', '&a ', '*a', '|\n', '#'),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const text = damages.reduce(
          (was, { at, length, text: by }) => was.slice(0, at) + by + was.slice(at + length),
          plan,
        );
        const texts: FolderTexts = { ...wholeFolder, [PLAN]: text };
        const { problems, book } = readFolder(texts);
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        const ids = new Set(book.commitments.map(({ id }) => id));
        for (const { roles } of book.partners)
          for (const role of roles) expect(ids.has(role.commitment)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
