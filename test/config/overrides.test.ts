import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { overrideFiles, readOverrides, type OverrideFile } from '../../src/config/overrides.ts';
import { formatProblem } from '../../src/config/problem.ts';
import { projectRoot } from '../support/cli-world.ts';

const KNOWN = { portal: ['ottawa', 'toronto'], city: ['ottawa-city'] };
const OVERRIDE = '{ dataset: d1, category: zoning, verdict: exclude, by: me, date: 2026-11-26 }';
const DUTY = '{ category: transit, reason: the county, source: "https://example.org/" }';

const ofPortal = (slug: string, text: string): OverrideFile => ({
  ...{ name: `overrides/${slug}.yaml`, text, of: 'portal', slug },
});
const ofCity = (slug: string, text: string): OverrideFile => ({
  ...{ name: `overrides/cities/${slug}.yaml`, text, of: 'city', slug },
});
function problemsOf(
  files: readonly OverrideFile[],
  known: Parameters<typeof readOverrides>[1] = KNOWN,
): string[] {
  const reading = readOverrides(files, known);
  return 'problems' in reading ? reading.problems.map(formatProblem) : [];
}

describe('overrides', () => {
  it('are kept by portal and by city', () => {
    const reading = readOverrides(
      [
        ofPortal('ottawa', `overrides:\n  - ${OVERRIDE}\n  - ${OVERRIDE.replace('d1', 'd2')}`),
        ofCity('ottawa-city', `notApplicable:\n  - ${DUTY}`),
      ],
      KNOWN,
    );
    if ('problems' in reading) throw new Error('they have problems');
    const { portals, cities } = reading.overrides;
    expect(portals.get('ottawa')?.map(({ localId }) => localId)).toEqual(['d1', 'd2']);
    expect(cities.get('ottawa-city')).toEqual([
      { category: 'transit', reason: 'the county', source: 'https://example.org/' },
    ]);
  });

  it('are written as the registry’s own page says', () => {
    const page = readFileSync(join(projectRoot, 'registry/README.md'), 'utf8');
    const [, block = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
    const [portal = '', city = ''] = block.split(/^# overrides\/.*\n/m).slice(1);
    const reading = readOverrides([ofPortal('ottawa', portal), ofCity('ottawa-city', city)], KNOWN);
    if ('problems' in reading) throw new Error(reading.problems.map(formatProblem).join('\n'));
    expect([...reading.overrides.portals.values(), ...reading.overrides.cities.values()].flat()).toHaveLength(
      2,
    );
  });

  it('may be none, and a file may be empty', () => {
    expect(problemsOf([])).toEqual([]);
    expect(problemsOf([ofPortal('ottawa', '# nothing yet\n')])).toEqual([]);
  });

  it('tell every problem of every file, in order', () => {
    const files = [
      ofPortal('ottawa', `overrides:\n  - ${OVERRIDE.replace('zoning', 'zonin')}\n  - 3\n`),
      ofPortal('torronto', `override: []\n`),
      ofCity('ottawa-city', `notApplicable:\n  - ${DUTY.replace('transit', 'transits')}\n`),
    ];
    expect(problemsOf(files)).toEqual([
      'overrides/ottawa.yaml:2:30 /overrides/0/category: expected a category, got "zonin". Did you mean "zoning"?',
      'overrides/ottawa.yaml:3:5 /overrides/1: expected a mapping, got the number 3',
      'overrides/torronto.yaml:1:1: expected a file named after a portal of the registry, got "torronto". Did you mean "toronto.yaml"?',
      'overrides/torronto.yaml:1:11 /override: unknown key "override". Did you mean "overrides"?',
      'overrides/cities/ottawa-city.yaml:2:17 /notApplicable/0/category: expected a category, got "transits". Did you mean "transit"?',
    ]);
  });

  it('do not call a name wrong while the registry cannot be read', () => {
    expect(problemsOf([ofPortal('nowhere', '')], null)).toEqual([]);
    expect(problemsOf([ofCity('nowhere', '')])).toHaveLength(1);
  });

  it('say a thing once, even over two files of one portal', () => {
    const text = `overrides:\n  - ${OVERRIDE}\n`;
    const other = { ...ofPortal('ottawa', text.replace('exclude', 'include')), name: 'own/ottawa.yaml' };
    expect(problemsOf([ofPortal('ottawa', text), other])).toEqual([
      'own/ottawa.yaml:2:5 /overrides/0: this stands already in overrides/ottawa.yaml:2',
    ]);
    expect(problemsOf([ofPortal('ottawa', text), ofPortal('toronto', text)])).toEqual([]);
    expect(problemsOf([ofCity('ottawa-city', `notApplicable: [${DUTY}, ${DUTY}]`)])).toHaveLength(1);
  });
});

describe('the files of overrides', () => {
  it('stand beside those of the registry, whether a folder or a file is named', () => {
    const root = mkdtempSync(join(tmpdir(), 'overrides-'));
    try {
      mkdirSync(join(root, 'registry/overrides/cities'), { recursive: true });
      mkdirSync(join(root, 'own/overrides'), { recursive: true });
      writeFileSync(join(root, 'registry/portals.yaml'), '');
      writeFileSync(join(root, 'own/portals.yaml'), '');
      writeFileSync(join(root, 'registry/overrides/b.yaml'), 'b');
      writeFileSync(join(root, 'registry/overrides/a.yml'), 'a');
      writeFileSync(join(root, 'registry/overrides/notes.txt'), '');
      writeFileSync(join(root, 'registry/overrides/cities/c.yaml'), 'c');
      writeFileSync(join(root, 'own/overrides/a.yaml'), 'own');
      const paths = ['registry', 'own/portals.yaml', 'own/cities.yaml', 'gone'].map((path) =>
        join(root, path),
      );
      expect(overrideFiles(paths, root)).toEqual([
        { name: 'registry/overrides/a.yml', text: 'a', of: 'portal', slug: 'a' },
        { name: 'registry/overrides/b.yaml', text: 'b', of: 'portal', slug: 'b' },
        { name: 'registry/overrides/cities/c.yaml', text: 'c', of: 'city', slug: 'c' },
        { name: 'own/overrides/a.yaml', text: 'own', of: 'portal', slug: 'a' },
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
