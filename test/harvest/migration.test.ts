import { describe, expect, it } from 'vitest';
import { countMoved, describeMigration, likeness } from '../../src/harvest/migration.ts';
import { aDataset } from '../support/builders.ts';

function named(localId: string, title: string, publisher = 'Parks') {
  return aDataset({
    localId,
    title,
    publisher: { name: publisher, localId: null },
    landingPage: `https://data.example.org/d/${localId}`,
  });
}

describe('a migration of ids', () => {
  it('leaves title, publisher and page as they were, but for the id', () => {
    expect(likeness(named('item_0', 'Trees'))).toBe(likeness(named('org::trees', 'trees ')));
    expect(likeness(named('a', 'Trees'))).not.toBe(likeness(named('a', 'Trees', 'Roads')));
  });
  it('counts one-to-one matches only', () => {
    const absent = [named('a', 'Trees'), named('b', 'Roads'), named('c', 'Roads')];
    const fresh = [named('x', 'Trees'), named('y', 'Roads')];
    expect(countMoved(absent, fresh)).toBe(1);
  });
  it('is told when half of the absent came back, and not for one or a few', () => {
    const absent = ['A', 'B', 'C', 'D'].map((title) => named(title, title));
    const moved = (count: number) => absent.slice(0, count).map(({ title }) => named(`new-${title}`, title));
    expect(describeMigration(absent, moved(2))).toContain('2 of them came back under new ids');
    expect(describeMigration(absent, moved(1))).toBeNull();
    expect(describeMigration([...absent, named('E', 'E')], moved(2))).toBeNull();
  });
});
