import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/config/problem.ts';
import { readYaml } from '../../src/config/yaml-map.ts';

describe('reading YAML', () => {
  it('points at the line and column of a value', () => {
    const problems: Problem[] = [];
    readYaml('a.yaml', 'list:\n  - name: 1\n  - "a/b": 2\n', problems)
      ?.maps('list')
      .forEach((map) => {
        map.text('name');
        map.text('a/b');
      });
    expect(problems.map(({ line, column, pointer }) => [line, column, pointer])).toEqual([
      [2, 11, '/list/0/name'],
      [3, 12, '/list/1/a~1b'],
    ]);
  });

  it('follows an alias', () => {
    const map = readYaml('a.yaml', 'one: &x [a]\ntwo: *x\n', []);
    expect(map?.texts('two')).toEqual(['a']);
  });

  it('reads any text without throwing, and says so when it is no mapping', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
        const problems: Problem[] = [];
        const map = readYaml('a.yaml', text, problems);
        for (const key of map?.keys() ?? []) {
          map?.text(key);
          map?.texts(key);
          map?.record(key);
        }
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('gives back what JSON says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.jsonValue()), (value) => {
        const map = readYaml('a.yaml', JSON.stringify({ it: value }), []);
        expect(JSON.stringify(map?.json('it'))).toBe(JSON.stringify(value));
      }),
    );
  });
});
