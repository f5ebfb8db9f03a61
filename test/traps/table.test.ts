/** docs/traps.md: every trap has its part, and every test that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(resolve(root, 'docs/traps.md'), 'utf8');

interface Part {
  readonly number: string;
  readonly text: string;
  readonly tests: readonly { readonly file: string; readonly name: string }[];
}
function partsOf(markdown: string): readonly Part[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => ({
      number: /^(G?\d+)\. /.exec(part)?.[1] ?? '',
      text: part,
      tests: [...part.matchAll(/^- `([^`]+)`: (.+)$/gm)].map(([, file = '', name = '']) => ({
        file,
        name: name.replaceAll('\\', ''),
      })),
    }));
}
/** The tests that are named but not there. */
function missing(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ number, tests }) =>
    tests
      .filter(({ file, name }) => {
        const path = resolve(root, file);
        return !existsSync(path) || !readFileSync(path, 'utf8').includes(name);
      })
      .map(({ file, name }) => `${number}: ${file}: ${name}`),
  );
}

const numbers = [
  ...Array.from({ length: 28 }, (_, n) => String(n + 1)),
  ...Array.from({ length: 7 }, (_, n) => `G${n + 1}`),
];

describe('the list of traps', () => {
  it('has a part for every trap, in order', () => {
    expect(partsOf(text).map(({ number }) => number)).toEqual(numbers);
  });

  it('names only tests that are there', () => {
    expect(missing(partsOf(text))).toEqual([]);
  });

  it('names a test for every trap but what it says is not there yet', () => {
    const bare = partsOf(text).filter((part) => part.tests.length === 0);
    expect(bare.filter((part) => !part.text.includes('Not yet'))).toEqual([]);
    expect(bare).toEqual([]);
  });

  it('would be caught naming a test that is gone', () => {
    const made = partsOf('## 1. A trap\n\nWords.\n\n- `test/traps/table.test.ts`: no such' + ' test\n');
    expect(missing(made)).toHaveLength(1);
  });
});
