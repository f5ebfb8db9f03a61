import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/config/problem.ts';
import { readTree, type Tree } from '../../src/config/yaml-tree.ts';

function treeOf(text: string): Tree {
  const reading = readTree('a.yaml', text);
  if ('problems' in reading) throw new Error(reading.problems.map(formatProblem).join('\n'));
  return reading.tree;
}
function problemsOf(text: string): readonly string[] {
  const reading = readTree('a.yaml', text);
  return 'problems' in reading ? reading.problems.map(formatProblem) : [];
}

describe('YAML as a value with places', () => {
  it('knows line and column of every part, and of the nearest one where there is none', () => {
    const { placeOf } = treeOf('a:\n  - b: 1\n    "c/d": [x]\ne:\n');
    const at = (pointer: string): readonly number[] => [placeOf(pointer).line, placeOf(pointer).column];
    expect([at('/a/0/b'), at('/a/0/c~1d/0'), at('/a/0/none/more'), at('/e')]).toEqual([
      ...[
        [2, 8],
        [3, 13],
        [2, 5],
        [4, 1],
      ],
    ]);
    expect(placeOf('/a/0/none').pointer).toBe('/a/0/none');
  });

  it('follows the core schema of 1.2: no yes, no dates, no merging', () => {
    expect(treeOf('a: yes\nb: 2013-01-05\nc: ~\nd: 0o14\n<<: {e: 1}\nf: .nan\n').value).toEqual({
      ...{ a: 'yes', b: '2013-01-05', c: null, d: 12, '<<': { e: 1 }, f: 'NaN' },
    });
  });

  it('gives back any JSON, indented with tabs too', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', '\t', '  '), (value, indent) => {
        const text = JSON.stringify({ it: value }, null, indent);
        expect(JSON.stringify(treeOf(text).value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('shares what an alias stands for', () => {
    expect(treeOf('a: &x [1, {b: 2}]\nc: *x\n').value).toEqual({ a: [1, { b: 2 }], c: [1, { b: 2 }] });
  });
});

describe('YAML of a stranger', () => {
  it.each([
    ['tags', 'a: !!binary aGk=\n', 'a.yaml:1:4: expected values without tags, got "!!binary"'],
    ['another version', '%YAML 1.1\n---\na: 1\n', 'a.yaml:1:1: expected YAML 1.2, got "%YAML 1.1"'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'a.yaml:3:1: expected every key once, got "a" again'],
    ['a list as key', '? [a]\n: b\n', 'a.yaml:1:3: expected text as key, got something else'],
    ['an alias of nothing', 'a: *x\n', 'a.yaml:1:4: expected an anchor of this name before'],
    ['an alias in itself', 'a: &x [*x]\n', 'a.yaml:1:8: the alias "*x" stands in what it stands for'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'a.yaml:2:1: not YAML: Source contains multiple documents'],
    ['an open quote', 'a: "b\n', 'not YAML: Missing closing "quote'],
  ])('is refused for %s, with its place', (_what, text, wanted) => {
    expect(problemsOf(text)[0]).toContain(wanted);
  });

  const deep = 100_000;
  it.each([
    ['lists in lists', `a: ${'['.repeat(deep)}`],
    ['mappings in mappings', `a: ${'{a: '.repeat(deep)}`],
    ['lists on one line', `${'- '.repeat(deep)}a`],
    ['keys of keys', `${'? '.repeat(deep)}a`],
    ['deeper and deeper lines', Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['deep lines of lists', Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}-`).join('\n')],
  ])('is refused for nesting too deep: %s', (_what, text) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining('expected at most 64 mappings and lists')]);
  });

  it('is refused when its aliases would come to too much', () => {
    const lines = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}]`);
    expect(problemsOf(['a0: &a0 [x, x]', ...lines].join('\n'))).toEqual([
      expect.stringMatching(/^a\.yaml:\d+:\d+: expected at most 500000 values with aliases followed/),
    ]);
  });

  it('is refused when it has too many words, and read soon when it has many', () => {
    expect(problemsOf('- 1\n'.repeat(200_000))).toEqual([expect.stringContaining('words and marks')]);
    const many = Array.from({ length: 50_000 }, (_, n) => `k${n}: ${n}`).join('\n');
    const start = performance.now();
    expect(Object.keys(treeOf(many).value ?? {})).toHaveLength(50_000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('is told with at most twenty problems', () => {
    expect(problemsOf('- "\\q"\n'.repeat(1000))).toHaveLength(20);
  });

  it('never makes it throw', () => {
    const piece = fc.constantFrom(
      ...'-?:[]{},&*!|>\'"%@`#~ \n\ta1.'.split(''),
      '&a ',
      '*a ',
      '- ',
      ': ',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const reading = readTree('a.yaml', pieces.join(''));
        for (const { line, column } of 'problems' in reading ? reading.problems : [])
          expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });
});
