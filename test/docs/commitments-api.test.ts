import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CHANGE_TITLES } from '../../src/domain/commitments/verdict-atom.ts';
import { readTypeDefs } from '../../src/package-root.ts';
import { createCommitmentBench } from '../support/commitment-graph.ts';
import { dataOf } from '../support/graph.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/commitments-api.md'), 'utf8');
const QUESTIONS = [...PAGE.matchAll(/^```graphql\n(.*?)^```$/gms)].map((match) => match[1] ?? '');

/** Lists of members that are not empty, wherever they stand. */
function membersIn(value: unknown): number {
  if (Array.isArray(value)) return value.length + value.reduce<number>((sum, one) => sum + membersIn(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + membersIn(one), 0);
}

describe('the chapter on commitments', () => {
  it('has a question for each kind of work', () => expect(QUESTIONS.length).toBeGreaterThanOrEqual(6));

  it.each(QUESTIONS.map((query) => [query.replace(/\s+/g, ' ').slice(0, 70), query]))(
    'asks what is answered: %s',
    async (_name, query) => {
      const data = dataOf(await (await createCommitmentBench()).ask(query));
      expect(membersIn(data)).toBeGreaterThan(0);
      expect(JSON.stringify(data)).not.toMatch(/^\{("\w+":null,?)*\}$/);
    },
  );

  it('tells every state and every kind of change', () => {
    const states = buildSchema(readTypeDefs()).getType('VerdictState');
    const names = isEnumType(states) ? states.getValues().map(({ name }) => name) : [];
    const kinds = Object.keys(CHANGE_TITLES).map((kind) => kind.toLowerCase().replaceAll('_', '-'));
    expect(names).toHaveLength(5);
    expect([...names, ...kinds].filter((word) => !PAGE.includes(`\`${word}\``))).toEqual([]);
  });
});
