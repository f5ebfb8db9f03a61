import { describe, expect, it } from 'vitest';
import {
  linkedDocuments,
  rulesOf,
  watchedDocuments,
  watchedMetrics,
  watchedPortals,
} from '../../src/watch/rules-of.ts';
import {
  aCommitment,
  aDatasetRule,
  aDocumentRule,
  aMetricRule,
  aMilestone,
  anUpdate,
} from '../support/commitment-builders.ts';
import { aPortal } from '../support/graph.ts';

const portals = [
  aPortal({ slug: 'springfield-maps', city: 'springfield' }),
  aPortal({ slug: 'springfield', city: 'springfield' }),
  aPortal({ slug: 'closed', city: 'springfield', enabled: false }),
  aPortal({ slug: 'shelbyville', city: 'shelbyville' }),
  aPortal({ slug: 'nobodys', city: null }),
];
const looking = (scope: Parameters<typeof aDatasetRule>[1]) => aDatasetRule(null, scope);
const watched = (...rules: readonly ReturnType<typeof looking>[]) =>
  watchedPortals([aCommitment('a', { evidence: rules })], portals).map(({ slug }) => slug);

describe('what rules speak of', () => {
  it('is the open portals of the city, of another city, or those named', () => {
    expect(watched(looking({}))).toEqual(['springfield', 'springfield-maps']);
    expect(watched(looking({ scope: { city: 'shelbyville', portals: null } }))).toEqual(['shelbyville']);
    const named = { city: 'springfield', portals: ['nobodys', 'vanished', 'closed'] };
    expect(watched(looking({ scope: named }))).toEqual(['nobodys']);
    expect(watched()).toEqual([]);
  });

  it('is in milestones too, each figure once', () => {
    const commitment = aCommitment('a', {
      evidence: [aMetricRule('c.tau', 0.5), aMetricRule('c.tau', 0.8)],
      milestones: [
        aMilestone('m', {
          evidence: [
            aDocumentRule('https://x.example/a'),
            aMetricRule('p.tau', 1, { scope: 'portal:springfield' }),
          ],
        }),
      ],
    });
    expect(rulesOf(commitment)).toHaveLength(4);
    expect(watchedMetrics([commitment])).toEqual([
      { scope: 'city:springfield', indicator: 'c.tau' },
      { scope: 'portal:springfield', indicator: 'p.tau' },
    ]);
    const one = { url: 'https://x.example/a', city: 'springfield', isRead: false };
    expect(linkedDocuments({ commitments: [commitment], updates: [] })).toEqual([one]);
    const phrases = aDocumentRule('HTTPS://X.example/b#2', { mustContain: ['open'] });
    const both = [phrases, aDocumentRule('no address')];
    expect(linkedDocuments({ commitments: [aCommitment('b', { evidence: both })], updates: [] })).toEqual([
      { url: 'https://x.example/b', city: 'springfield', isRead: true },
    ]);
    expect(watchedDocuments([commitment]).map(({ url }) => url)).toEqual(['https://x.example/a']);
  });

  it('has the evidence of status updates checked too, but not of those whose promise is not there', () => {
    const link = (url: string) => ({ url, title: null, archivedUrl: null, kind: 'PAGE' }) as const;
    const evidenceLinks = [link('https://x.example/report'), link('ftp//')];
    const updates = ['a', 'a-1', 'lost'].map((subject) => anUpdate(subject, 'LIMITED', { evidenceLinks }));
    const commitments = [aCommitment('a', { milestones: [aMilestone('a-1')] })];
    const one = { url: 'https://x.example/report', city: 'springfield', isRead: false };
    expect(linkedDocuments({ commitments, updates })).toEqual([one, one]);
  });
});
