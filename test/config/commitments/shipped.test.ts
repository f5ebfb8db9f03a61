import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitmentFiles } from '../../../src/config/commitments/folder.ts';
import { readCommitments } from '../../../src/config/commitments/read-commitments.ts';
import { readRegistry, registryFiles } from '../../../src/config/registry.ts';
import { GOALS, PLEDGES, ROUNDS } from '../../../src/domain/commitments/partnership.ts';
import { projectRoot } from '../../support/cli-world.ts';
import { placesOf } from '../../support/commitment-files.ts';

const reading = readRegistry(registryFiles([join(projectRoot, 'registry')]), {
  connectors: ['ckan', 'socrata'].map((id) => ({
    id,
    config: { url: { type: 'url', required: true, help: '' } },
  })),
  allowLoopback: false,
});
const registry = 'registry' in reading ? reading.registry : null;
if (registry === null) throw new Error('the registry is not read');
const files = commitmentFiles([join(projectRoot, 'registry/commitments')], projectRoot);
const { book, cities, problems } = readCommitments(files, { registry, ledger: null });
const dated = book.commitments.filter(({ dueBasis }) => dueBasis === 'SIGNED');

/** Day counts from the signing, as the documents have them. */
function dueBy(rule: string, signed: string): string {
  const [, count = '0', unit] = /^P(\d+)([DMY]) after signing$/.exec(rule) ?? [];
  const day = new Date(`${signed}T00:00:00Z`);
  if (unit === 'D') day.setUTCDate(day.getUTCDate() + Number(count));
  else day.setUTCMonth(day.getUTCMonth() + Number(count) * (unit === 'Y' ? 12 : 1));
  return day.toISOString().slice(0, 10);
}

describe('the commitments that come with the project', () => {
  it('have no problem', () => {
    expect(placesOf(problems)).toEqual([]);
  });

  it('hold the partnership: goals, pledges byte by byte, the two rounds, and nobody who signed', () => {
    const [declaration] = book.declarations;
    expect(declaration?.goals.map(({ id }) => id)).toEqual(GOALS.map(({ id }) => id));
    expect(declaration?.pledges.map(({ id, text, textSha256 }) => ({ id, text, textSha256 }))).toEqual(
      PLEDGES,
    );
    expect(book.rounds.map(({ id, ordinal, announcedOn }) => ({ id, ordinal, announcedOn }))).toEqual(
      ROUNDS.map(({ id, ordinal, announcedOn }) => ({ id, ordinal, announcedOn })),
    );
    expect([book.signatories, book.partners]).toEqual([[], []]);
    expect(book.committees[0]?.members).toMatchObject([{ person: 'Edwin M. Lee', role: 'CHAIR' }]);
  });

  it('are due when their documents say, counted from the day of signing', () => {
    expect(dated.length).toBeGreaterThanOrEqual(24);
    for (const { id, plan, dueRule, dueOn } of dated) {
      const signed = book.plans.find((one) => one.id === plan)?.publishedOn ?? '';
      expect(dueBy(dueRule ?? '', signed), id).toBe(dueOn);
    }
  });

  it('belong to no round, and each plan has its source', () => {
    for (const { id, round, provenance, documentUrls } of book.plans) {
      expect(round, id).toBeNull();
      expect(provenance.sourceUrls.length + documentUrls.length, id).toBeGreaterThan(0);
    }
  });

  it('are of cities of the registry, and of six that it has not', () => {
    const added = cities.filter(({ slug }) => !registry.cities.some((city) => city.slug === slug));
    expect(added.map(({ slug }) => slug).sort()).toEqual([
      ...[
        'louisville',
        'montgomery-county-maryland',
        'nashville',
        'philadelphia',
        'pittsburgh',
        'south-bend',
      ],
    ]);
    for (const { sources } of added) expect(sources.length).toBeGreaterThan(0);
  });
});
