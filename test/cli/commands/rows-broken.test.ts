import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/errors.ts';
import { aRowsCity, treeRows, type RowsCity } from '../../support/rows-city.ts';
import type { TableSourceOptions } from '../../support/table-source.ts';

const TREES = 'springfield/trees';
const cities: RowsCity[] = [];
afterEach(() => cities.splice(0).forEach((city) => city.close()));

async function aCity(given: Partial<TableSourceOptions>): Promise<RowsCity> {
  const city = await aRowsCity(given);
  cities.push(city);
  return city;
}
const filesOf = (city: RowsCity): readonly string[] =>
  readdirSync(city.folder).filter((name) => name !== 'registry.yaml' && name !== '.civicgraph');

const dying = {
  faults: { dieAfter: 1, dieWith: new ConnectorError('UPSTREAM_FAILED', 'HTTP 502 \u001b[2J') },
};

describe('a portal that fails while its rows are printed', () => {
  it('leaves valid JSON that says so, and ends with 3', async () => {
    const city = await aCity(dying);
    const world = city.world();
    expect(await world.run('rows', TREES, '--json')).toBe(3);
    const answer = JSON.parse(world.out());
    expect(answer.rows).toHaveLength(40);
    expect(answer).toMatchObject({
      truncated: true,
      source: { outcome: 'PARTIAL', error: { code: 'UPSTREAM_FAILED' } },
    });
    expect(world.err()).toBe('Error: After 40 rows: UPSTREAM_FAILED: HTTP 502 [2J\n');
  });

  it('leaves a table of what came', async () => {
    const city = await aCity(dying);
    const world = city.world();
    expect(await world.run('rows', TREES, '--limit', 'all')).toBe(3);
    expect(world.out().trimEnd().split('\n')).toHaveLength(41);
  });

  it('leaves no file', async () => {
    const city = await aCity(dying);
    const world = city.world();
    expect(await world.run('rows', TREES, '--output', 'trees.json')).toBe(3);
    expect(filesOf(city)).toEqual([]);
  });
});

describe('a portal that fails at once', () => {
  const failing = { faults: { failing: () => new ConnectorError('TIMEOUT', 'no answer within 30 s') } };

  it('ends with 3, prints nothing for a person, and keeps no file', async () => {
    const city = await aCity(failing);
    const world = city.world();
    expect(await world.run('rows', TREES)).toBe(3);
    expect([world.out(), world.err()]).toEqual([
      '',
      expect.stringContaining('Error: TIMEOUT: no answer within 30 s'),
    ]);
    expect(await city.world().run('rows', TREES, '--output', 'trees.json')).toBe(3);
    expect(filesOf(city)).toEqual([]);
  });

  it('is told in JSON as well', async () => {
    const world = (await aCity(failing)).world();
    expect(await world.run('rows', TREES, '--json')).toBe(3);
    expect(JSON.parse(world.out())).toMatchObject({
      rows: [],
      truncated: true,
      source: { outcome: 'FAILED' },
    });
  });

  it('cannot be explained either', async () => {
    const world = (await aCity(failing)).world();
    expect(await world.run('rows', TREES, '--explain')).toBe(3);
  });
});

describe('a table that changes while it is read', () => {
  it('is given all the same, with a warning and 1', async () => {
    let asked = 0;
    const city = await aCity({ version: () => `v${(asked += 1)}` });
    const world = city.world();
    expect(await world.run('rows', TREES, '--json')).toBe(1);
    expect(JSON.parse(world.out())).toMatchObject({ truncated: true, source: { outcome: 'PARTIAL' } });
    expect(world.err()).toContain('Perhaps not the whole answer: 95 of 95 rows came');
  });
});

describe('being stopped', () => {
  it('keeps what was printed valid, takes the file away, asks for nothing more, and ends with 1', async () => {
    const city = await aCity({ rows: treeRows(2_000) });
    const world = city.world({ onData: (_, self) => self.stop() });
    expect(await world.run('rows', TREES, '--json')).toBe(1);
    expect(JSON.parse(world.out())).toMatchObject({ truncated: true });
    expect(world.err()).toBe('Stopped.\n');
    const asked = city.table.asked.length;
    expect(asked).toBeLessThan(10);
    expect(city.table.open).toBe(0);
    const toFile = city.world({ isTTY: true, onMessage: (_, self) => self.stop() });
    const running = toFile.run('rows', TREES, '--output', 'trees.json');
    toFile.tick();
    toFile.stop();
    expect(await running).toBe(1);
    expect(filesOf(city)).toEqual([]);
  });

  it('ends quietly with 0 when nobody reads any longer, and asks for nothing more', async () => {
    const city = await aCity({ rows: treeRows(2_000) });
    const world = city.world({ onData: (_, self) => self.stopReading() });
    expect(await world.run('rows', TREES, '--limit', 'all')).toBe(0);
    expect(world.err()).toBe('');
    expect(city.table.asked.length).toBeLessThan(10);
    expect(city.table.open).toBe(0);
  });

  it('is heard while the portal does not answer', async () => {
    const city = await aCity({ faults: { hang: true } });
    const world = city.world();
    const running = world.run('rows', TREES);
    world.stop();
    expect(await running).toBe(1);
    expect(world.err()).toBe('Stopped.\n');
  });
});
