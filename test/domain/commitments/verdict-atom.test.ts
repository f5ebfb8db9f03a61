import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  verdictAtom,
  type AtomFeed,
  type ChangeEntry,
} from '../../../src/domain/commitments/verdict-atom.ts';
import { aCommitment, inEnglish } from '../../support/commitment-builders.ts';
import { aVerdict } from '../../support/an-evaluation.ts';
import { atomTroubles, childrenOf, readXml, textOf } from '../../support/read-xml.ts';

const ENTRY: ChangeEntry = {
  ...{ id: 'permits', at: '2026-11-01T06:00:00.000Z', kind: 'NEWLY_FULFILLED', before: 'STALE' },
  ...{ after: 'FULFILLED', commitment: aCommitment('permits'), city: 'Springfield' },
  verdict: aVerdict({ explanation: ['All checks passed.'] }),
};
const FEED: AtomFeed = {
  ...{ title: 'Changes', question: 'city=springfield', updated: ENTRY.at, entries: [ENTRY] },
  links: { self: 'commitments.atom?city=springfield', first: 'commitments.atom', next: null },
};
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('</entry><entry>', ']]>', '<!ENTITY x "y">', '\u0000\ud800', '"\' onload="x', '<?xml?>'),
);

describe('a feed of changed verdicts', () => {
  it('says what became of what, where, since when and why', () => {
    const feed = readXml(verdictAtom(FEED));
    const [entry] = childrenOf(feed, 'entry');
    if (entry === undefined) throw new Error('no entry');
    expect(textOf(entry, 'title')).toBe('Newly fulfilled: Promise permits (Springfield)');
    expect(textOf(entry, 'summary')).toBe('From STALE to FULFILLED. All checks passed.');
    expect(textOf(entry, 'id')).toBe('urn:civicgraph:verdict:permits:2026-11-01T06%3A00%3A00.000Z');
    expect(childrenOf(entry, 'category').map(({ attributes }) => attributes['term'])).toEqual([
      'NEWLY_FULFILLED',
      'FULFILLED',
      'T1',
    ]);
    expect(
      childrenOf(entry, 'link').map(({ attributes }) => [attributes['rel'], attributes['href']]),
    ).toEqual([
      ['alternate', 'commitments.jsonld?commitment=permits'],
      ['related', expect.stringMatching(/^\.\/\?query=%7B%20commitment\(id%3A%20%22permits%22\)/)],
    ]);
  });

  it('is one by RFC 4287 whatever people and portals wrote', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, city, sentence) => {
        const commitment = aCommitment('permits', { title: inEnglish(title), themes: [title] });
        const entry: ChangeEntry = {
          ...ENTRY,
          commitment,
          city,
          verdict: aVerdict({ explanation: [sentence] }),
        };
        const text = verdictAtom({
          ...FEED,
          entries: [entry, { ...entry, id: title, at: '2026-10-01T00:00:00.000Z' }],
        });
        expect(atomTroubles(text)).toEqual([]);
        expect(childrenOf(readXml(text), 'entry')).toHaveLength(2);
      }),
    );
  });

  it('tells of what left the registry by its id, and cuts long stories', () => {
    const explanation = Array.from({ length: 20 }, (_, n) => `Sentence ${n}.`);
    const entry: ChangeEntry = {
      ...ENTRY,
      commitment: null,
      city: null,
      before: null,
      verdict: aVerdict({ explanation }),
    };
    const [told] = childrenOf(readXml(verdictAtom({ ...FEED, entries: [entry] })), 'entry');
    if (told === undefined) throw new Error('no entry');
    expect(textOf(told, 'title')).toBe('Newly fulfilled: permits');
    expect(textOf(told, 'summary')).toMatch(
      /^Judged FULFILLED\. Sentence 0\. .* And 8 more\. The commitment is not in the registry any more\.$/,
    );
  });

  it('has one id for one question and another for another', () => {
    const idOf = (question: string) => textOf(readXml(verdictAtom({ ...FEED, question })), 'id');
    expect(idOf('')).toBe('urn:civicgraph:feed:verdict-changes');
    expect(idOf('city=a&kind=REGRESSED')).toBe(
      'urn:civicgraph:feed:verdict-changes:city%3Da%26kind%3DREGRESSED',
    );
  });

  it.each([
    ['id', '<id>urn:civicgraph:verdict', '<id>civicgraph verdict'],
    ['updated', '<updated>2026-11-01T06:00:00.000Z', '<updated>yesterday'],
    ['title', /<title>Newly[^<]*<\/title>/, ''],
    ['alternate', 'rel="alternate"', 'rel="via"'],
    ['itself', 'rel="self"', 'rel="other"'],
    ['author', /<author>.*<\/author>/, ''],
    ['no feed', '2005/Atom', '2004/Atom'],
  ])('would be caught without its %s', (trouble, from, to) => {
    expect(atomTroubles(verdictAtom(FEED))).toEqual([]);
    expect(atomTroubles(verdictAtom(FEED).replace(from, to)).join()).toContain(trouble);
  });
});
