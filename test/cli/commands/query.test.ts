import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity(0.05);
});
afterAll(() => demo.close());

const four = '{ portals { totalCount } }';
const answer = { data: { portals: { totalCount: 4 } } };

describe('civicgraph query', () => {
  it('answers a text', async () => {
    const world = demo.world();
    expect(await world.run('query', four)).toBe(0);
    expect(JSON.parse(world.out())).toEqual(answer);
    expect(world.err()).toBe('');
  });

  it('answers a file', async () => {
    writeFileSync(join(demo.folder, 'ask.graphql'), four);
    const world = demo.world();
    expect(await world.run('query', '@ask.graphql')).toBe(0);
    expect(JSON.parse(world.out())).toEqual(answer);
  });

  it('answers stdin', async () => {
    const world = demo.world({ stdin: four });
    expect(await world.run('query', '-')).toBe(0);
    expect(JSON.parse(world.out())).toEqual(answer);
  });

  it('takes variables and the name of an operation', async () => {
    const text = 'query A { cities { totalCount } } query B($slug: String!) { city(slug: $slug) { name } }';
    const world = demo.world();
    const argv = ['--operation', 'B', '--variables', '{"slug": "alder-bay"}'];
    expect(await world.run('query', text, ...argv)).toBe(0);
    expect(JSON.parse(world.out())).toEqual({ data: { city: { name: 'Alder Bay' } } });
  });

  it('ends with 1 when the answer has errors, and still prints it', async () => {
    const world = demo.world();
    expect(await world.run('query', '{ nothing }')).toBe(1);
    expect(JSON.parse(world.out())).toHaveProperty('errors');
    expect(world.err()).toContain('1 error: see "errors"');
  });

  it('refuses mutations unless they are allowed', async () => {
    const mutation = 'mutation { acceptHeldHarvest(portal: "nowhere") { id } }';
    const world = demo.world();
    expect(await world.run('query', mutation)).toBe(1);
    expect(world.out()).toContain('UNAUTHORISED');
    const admin = demo.world();
    await admin.run('query', mutation, '--admin');
    expect(admin.out()).not.toContain('UNAUTHORISED');
  });

  it.each([
    [['query', ''], 'The query is empty.'],
    [['query', '@none.graphql'], 'There is no file none.graphql.'],
    [['query', four, '--variables', '{'], '--variables: expected JSON'],
    [['query', four, '--variables', '[1]'], '--variables: expected a JSON object.'],
    [['query'], "missing required argument 'graphql'"],
    [['query', four, 'more'], 'too many arguments'],
  ])('takes %j for misuse', async (argv, message) => {
    const world = demo.world();
    expect(await world.run(...argv)).toBe(2);
    expect(world.err()).toContain(message);
    expect(world.err()).not.toMatch(/\n\s+at /);
  });
});
