import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aDistribution, aFormat, aLicence } from '../support/builders.ts';
import { createBench, dataOf, fill } from '../support/graph.ts';

const folder = fileURLToPath(new URL('../../src/web/examples/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

describe('the examples of the page', () => {
  it('are one for each kind of reader', () => {
    expect(names.map((name) => name.slice(0, 1))).toEqual(['1', '2', '3', '4']);
  });

  it.each(names)('answer when they are run: %s', async (name) => {
    const bench = createBench();
    const dataset = {
      title: 'Business licences',
      licence: aLicence('OPEN'),
      distributions: [aDistribution({ format: aFormat('CSV') })],
      remarks: [{ field: 'title', from: ' Business licences', to: 'Business licences', rule: 'trimmed' }],
    };
    await fill(bench.store, 'malmoe', [{ ...dataset, localId: 'a' }]);
    await fill(bench.store, 'springfield', [{ ...dataset, localId: 'b' }]);
    const variables = folder + name.replace(/graphql$/, 'json');
    const given = existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : {};
    const text = JSON.stringify(dataOf(await bench.ask(readFileSync(folder + name, 'utf8'), given)));
    expect(text).toMatch(/Business licences|malmoe/);
  });
});
