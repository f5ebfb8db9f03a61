import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aColumn, aDistribution, aFormat, aLicence } from '../support/builders.ts';
import { aBook, aCommitment, aPlan, inEnglish } from '../support/commitment-builders.ts';
import { dataOf } from '../support/graph.ts';
import { createRowGraph, permitTable } from '../support/row-graph.ts';

const folder = fileURLToPath(new URL('../../src/web/examples/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

async function answerOf<Data = Record<string, never>>(name: string): Promise<Data> {
  const dataset = {
    title: 'Business licences',
    licence: aLicence('OPEN'),
    columns: ['permit_no', 'work_type', 'value'].map((column) => aColumn(column)),
    distributions: [aDistribution({ format: aFormat('CSV'), tableId: 't1' })],
    remarks: [{ field: 'title', from: ' Business licences', to: 'Business licences', rule: 'trimmed' }],
  };
  const bench = await createRowGraph(
    { malmoe: permitTable(), springfield: permitTable() },
    {
      commitments: aBook({
        plans: [aPlan('plan-1')],
        commitments: [aCommitment('a', { title: inEnglish('Business licences of malmoe') })],
      }),
      datasets: { malmoe: [{ ...dataset, localId: 'a' }], springfield: [{ ...dataset, localId: 'b' }] },
    },
  );
  const variables = folder + name.replace(/graphql$/, 'json');
  const given = existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : {};
  return dataOf<Data>(await bench.ask(readFileSync(folder + name, 'utf8'), given));
}

describe('the examples of the page', () => {
  it('are one for each kind of reader', () => {
    expect(names.map((name) => name.slice(0, 1))).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it.each(names)('answer when they are run: %s', async (name) => {
    expect(JSON.stringify(await answerOf(name))).toMatch(/Business licences|malmoe/);
  });

  it('read rows', async () => {
    const { datasets } = await answerOf<{
      datasets: { nodes: { tables: { rows: { rows: unknown[] }; aggregate: { rows: unknown[] } }[] }[] };
    }>('5-rows-of-a-table.graphql');
    const [table] = datasets.nodes[0]?.tables ?? [];
    expect(table?.rows.rows).toHaveLength(5);
    expect(table?.aggregate.rows).toHaveLength(3);
  });
});
