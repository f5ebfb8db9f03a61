import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { aColumn, aDistribution, aFormat, aLicence } from '../support/builders.ts';
import { aCity, aPortal, dataOf, REGISTRY } from '../support/graph.ts';
import { createRowGraph, permitTable, tableId } from '../support/row-graph.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

/** Blocks of a page that are marked as GraphQL. */
function questionsIn(page: string): readonly string[] {
  return [...read(page).matchAll(/^```graphql\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
}
const QUESTIONS = ['README.md', 'docs/api.md'].flatMap((page) =>
  questionsIn(page).map((query) => [`${page}: ${query.slice(0, 60).replace(/\s+/g, ' ')}`, query] as const),
);

/** What a reader would put in. */
const VARIABLES: Readonly<Record<string, unknown>> = { table: tableId(), cities: ['malmoe'], after: null };

function variablesOf(query: string): Record<string, unknown> {
  const names = parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  return Object.fromEntries(names.map((name) => [name, VARIABLES[name]]));
}

describe('the questions of the documentation', () => {
  const registry = {
    cities: [...REGISTRY.cities, aCity({ slug: 'buenos-aires', country: 'AR' })],
    portals: [...REGISTRY.portals, aPortal({ slug: 'buenos-aires', city: 'buenos-aires' })],
  };
  const permits = {
    localId: 'permits',
    title: 'Building permits',
    licence: aLicence('OPEN'),
    columns: [aColumn('value', 'Declared value')],
    distributions: [aDistribution({ tableId: 't1', format: aFormat('CSV') })],
  };

  it('are there', () => expect(QUESTIONS.length).toBeGreaterThan(6));

  it.each(QUESTIONS)('are answered as they stand: %s', async (_name, query) => {
    const bench = await createRowGraph(
      { malmoe: permitTable() },
      { registry, datasets: { malmoe: [permits], 'buenos-aires': [{ localId: 'a' }] } },
    );
    const data = dataOf(await bench.ask(query, variablesOf(query)));
    expect(JSON.stringify(data)).not.toMatch(/^\{("\w+":null,?)*\}$/);
  });

  it('find the rows that they are about', async () => {
    const bench = await createRowGraph({ malmoe: permitTable() }, { datasets: { malmoe: [permits] } });
    const query = QUESTIONS.find(([, text]) => text.includes('TablesWithAValue'))?.[1] ?? '';
    expect(dataOf(await bench.ask(query, variablesOf(query)))).toMatchObject({
      datasets: { nodes: [{ tables: [{ rowCount: { value: 45 }, rows: { source: { outcome: 'OK' } } }] }] },
    });
  });
});

describe('the table of errors', () => {
  it('has every code that a question can meet', () => {
    const source = read('src/domain/errors.ts');
    const codes = [...source.matchAll(/^ {2}\| '(\w+)'/gm)].map((match) => match[1] ?? '');
    const ofOperators = /^(STORE_|BAD_REGISTRY|BAD_CONFIG)/;
    const told = [...read('docs/api.md').matchAll(/^\| (`.*?) +\|/gm)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/`(\w+)`/g)].map((code) => code[1]),
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !ofOperators.test(code) && !told.includes(code))).toEqual([]);
  });
});
