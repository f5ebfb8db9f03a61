import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote } from '../../connectors/ckan/solr.ts';
import { LuceneSyntaxError, parseLucene } from './ckan-lucene.ts';
import { compile, SolrRefusal, solrDate } from './ckan-match.ts';
import { CkanState } from './ckan-state.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const state = new CkanState(
  ['a', 'b', 'c', 'd'].map((id, index) => ({
    id,
    name: `name-${id}`,
    title: index % 2 === 0 ? 'Street trees' : 'Parking meters',
    metadata_modified: `2026-11-2${index}T00:00:00`,
    tags: [{ name: 'green' }],
    extras: [{ key: 'level', value: String(index) }],
  })),
  () => NOW,
);

function ids(query: string): string {
  const test = compile(parseLucene(query), NOW);
  return [...state.database.values()]
    .filter(test)
    .map((doc) => doc.id)
    .join('');
}

describe('the twin of Solr', () => {
  it('matches terms, groups, ranges, wildcards and negation', () => {
    const table = [
      ['*:*', 'abcd'],
      ['+id:a', 'a'],
      ['+id:("a" OR "c")', 'ac'],
      ['id:(a OR c) AND title:trees', 'ac'],
      ['+id:{"b" TO *]', 'cd'],
      ['+id:["b" TO "c"]', 'bc'],
      ['+id:["b" TO "c"}', 'b'],
      ['name:name-*', 'abcd'],
      ['name:name-?', 'abcd'],
      ['-id:a', 'bcd'],
      ['+title:trees NOT id:a', 'c'],
      ['!id:a', 'bcd'],
      ['title:"street trees"', 'ac'],
      ['trees', 'ac'],
      ['tags:green -id:(a OR b)', 'cd'],
      ['extras_level:2', 'c'],
      ['level:2', 'c'],
      ['+metadata_modified:[2026-11-22T00:00:00Z TO *]', 'cd'],
      ['+metadata_modified:[NOW-1DAY TO *]', 'd'],
      ['title:trees^2', 'ac'],
      ['id:a && id:b', ''],
      ['id:a || id:b', 'ab'],
    ] as const;
    for (const [query, found] of table) expect([query, ids(query)]).toEqual([query, found]);
  });

  it('weakens a bare OR beside a required clause, as the classic parser does', () => {
    expect(ids('id:a OR id:b')).toBe('ab');
    expect(ids('+capacity:public id:a OR id:b +state:active')).toBe('abcd');
    expect(ids('+capacity:public +(id:a OR id:b) +state:active')).toBe('ab');
  });

  it('refuses what Solr refuses', () => {
    for (const query of ['name:"a', '(a', 'a)', 'id:[a TO', 'id:[a b]', 'OR a', '{!func}1', 'id:', '+', '()'])
      expect(() => parseLucene(query), query).toThrow(LuceneSyntaxError);
    expect(() => compile(parseLucene('metadata_modified:[yesterday TO *]'), NOW)).toThrow(SolrRefusal);
    expect(solrDate('2026-11-23', NOW)).toBeNaN();
  });

  it('sees exactly one literal in every quoted text', () => {
    const odd = fc.string({
      unit: fc.constantFrom(...'\'"`\\:;-/*%_{}()[]^~?!&|+ TOANDR\u0000\u2028é'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(odd, (text) => {
        const query = parseLucene(`+id:(${quote(text)} OR ${quote('z')})`);
        expect(query).toMatchObject({
          is: 'bool',
          clauses: [
            { occur: 'must', query: { clauses: [{ query: { value: text } }, { query: { value: 'z' } }] } },
          ],
        });
      }),
    );
  });

  it('always ends with a query or a refusal', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:"()[]{}+-!*?\\ ORNDT&|^~2'), maxLength: 40 }),
        (text) => {
          try {
            compile(parseLucene(text), NOW);
          } catch (error) {
            expect(error instanceof LuceneSyntaxError || error instanceof SolrRefusal).toBe(true);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
