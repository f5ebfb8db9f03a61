import { describe, expect, it } from 'vitest';
import { formatProblem, type Problem } from '../../src/config/problem.ts';
import {
  datasetOverrideKey,
  readDatasetOverride,
  readNotApplicable,
} from '../../src/config/read-overrides.ts';
import { readYaml, type YamlMap } from '../../src/config/yaml-map.ts';
import { toGlobalId } from '../../src/domain/ids.ts';

function read<T>(
  text: string,
  reader: (map: YamlMap) => T,
): { readonly entry: T | null; readonly said: string } {
  const problems: Problem[] = [];
  const map = readYaml('a.yaml', text, problems);
  const entry = map === null ? null : reader(map);
  return { entry, said: problems.map(formatProblem).join('\n') };
}
const override = (text: string): ReturnType<typeof read> =>
  read(text, (map) => readDatasetOverride(map, { slug: 'ottawa' }));

const WHOLE =
  '{ dataset: abcd-1234, category: zoning, verdict: exclude, by: a steward, date: 2026-11-26, note: trees }';
const READ = {
  ...{ localId: 'abcd-1234', category: 'zoning', verdict: 'exclude', by: 'a steward' },
  ...{ date: '2026-11-26', note: 'trees' },
};

describe('an override of a category', () => {
  it('is read with all that it says', () => {
    expect(override(WHOLE)).toEqual({ entry: READ, said: '' });
    expect(override(WHOLE.replace(', note: trees', '')).entry).toEqual({ ...READ, note: null });
  });

  it('may name the dataset by its global id, of its own portal only', () => {
    const named = (portal: string): string =>
      WHOLE.replace('abcd-1234', toGlobalId({ type: 'Dataset', portal, localId: 'abcd-1234' }));
    expect(override(named('ottawa'))).toEqual({ entry: READ, said: '' });
    expect(override(named('toronto'))).toEqual({
      entry: null,
      said: 'a.yaml:1:12 /dataset: expected the id of a dataset of "ottawa", got one of "toronto"',
    });
    const city = WHOLE.replace('abcd-1234', toGlobalId({ type: 'City', slug: 'ottawa' }));
    expect(override(city).said).toContain('got the id of a City');
  });

  it('tells everything that is wrong with it at once', () => {
    const { entry, said } = override(
      '{ dataset: 12, category: zonning, verdict: keep, date: 2026-02-30, bye: x }',
    );
    expect(entry).toBeNull();
    expect(said.split('\n')).toEqual([
      expect.stringContaining('unknown key "bye". Did you mean "by"?'),
      expect.stringContaining('/dataset: expected text, got the number 12'),
      expect.stringContaining('/category: expected a category, got "zonning". Did you mean "zoning"?'),
      expect.stringContaining('/verdict: expected one of include, exclude, got the text "keep"'),
      expect.stringContaining('expected "by": text, got nothing'),
      expect.stringContaining('/date: expected a day such as 2026-11-26, got "2026-02-30"'),
    ]);
    expect(override('{ category: weather forecasts }').said).toContain('Known: budget, ');
    expect(override('{}').said).toContain('expected "verdict": include or exclude, got nothing');
  });

  it.each(['26.11.2026', '2026-11', '2026-11-26T00:00:00Z', '2026-13-01'])(
    'does not take %s for a day',
    (day) => {
      expect(override(WHOLE.replace('2026-11-26', day)).said).toContain('expected a day such as');
    },
  );

  it('is about one dataset and one category', () => {
    const one = { ...READ, verdict: 'include' } as const;
    expect(datasetOverrideKey(one)).toBe(datasetOverrideKey({ ...one, verdict: 'exclude', by: 'b' }));
    expect(datasetOverrideKey(one)).not.toBe(datasetOverrideKey({ ...one, category: 'parcels' }));
  });
});

describe('a category that is not a duty of the city', () => {
  const SOURCE = 'https://example.org/duties';

  it('has a reason and a source', () => {
    const entry = { category: 'transit', reason: 'run by the county', source: SOURCE };
    expect(read(JSON.stringify(entry), readNotApplicable)).toEqual({ entry, said: '' });
  });

  it('is not believed without them', () => {
    const { entry, said } = read('{ category: transit, source: a letter }', readNotApplicable);
    expect(entry).toBeNull();
    expect(said).toContain('expected "reason": text, got nothing');
    expect(said).toContain('/source: expected a web address that shows whose duty it is, got "a letter"');
  });
});
