import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serverAudits, type AuditResult } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBench } from '../support/graph.ts';
import { serve, type Served } from '../support/serve.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/graphql-over-http.md', import.meta.url)), 'utf8');

/** Ids of the recommendations that the page explains: rows of its table. */
function explained(): readonly string[] {
  return [...page.matchAll(/^\| ([0-9A-F]{4}) +\|/gm)].map((match) => match[1] ?? '').sort();
}

describe('GraphQL over HTTP', () => {
  let served: Served;
  let results: readonly AuditResult[];
  beforeAll(async () => {
    served = await serve(createBench().graph.handle);
    const audits = serverAudits({ url: `${served.url}/graphql`, fetchFn: fetch });
    results = await Promise.all(audits.map((audit) => audit.fn()));
  });
  afterAll(() => served.close());

  it('keeps every MUST of the specification', () => {
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ status }) => status === 'error').map(({ id, name }) => `${id} ${name}`)).toEqual(
      [],
    );
  });

  it('explains every SHOULD that it does not follow', () => {
    const failing = results.filter(({ status }) => status === 'warn' || status === 'notice');
    expect(failing.map(({ id }) => id).sort()).toEqual(explained());
  });
});
