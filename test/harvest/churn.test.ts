import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { churn, type ChurnOptions } from './support/churn.ts';
import { silentLog } from './support/harvest-world.ts';
import { saboteurs } from './support/saboteurs.ts';

/** How the kinds of portal differ; what a portal hides from every walk is not asked of any. */
const kinds: Readonly<Record<string, ChurnOptions>> = {
  'pages by id': { paging: 'keyset', maxPageSize: 4, during: ['insert', 'remove', 'edit', 'reorder'] },
  'pages by id, without a total': {
    paging: 'keyset',
    maxPageSize: 3,
    total: 'none',
    during: ['insert', 'remove', 'edit'],
  },
  'pages by id, and breaks': {
    paging: 'keyset',
    maxPageSize: 4,
    breaks: true,
    during: ['insert', 'remove', 'edit', 'reorder'],
  },
  'pages by id, without a total, and breaks': {
    paging: 'keyset',
    maxPageSize: 3,
    total: 'none',
    getMany: 2,
    breaks: true,
    during: ['insert', 'remove', 'edit'],
  },
  'pages by id, silently capped': {
    paging: 'keyset',
    maxPageSize: 10,
    serverCap: 3,
    getMany: 2,
    during: ['insert', 'remove'],
  },
  'pages by id, capped, without a total': {
    paging: 'keyset',
    maxPageSize: 10,
    serverCap: 3,
    total: 'none',
    during: ['insert', 'remove'],
  },
  'pages by offset, answers by id': {
    paging: 'offset',
    maxPageSize: 4,
    getMany: 3,
    during: ['insert', 'remove', 'edit', 'reorder'],
  },
  'pages by offset, no answers by id': { paging: 'offset', maxPageSize: 4, during: ['remove', 'edit'] },
};
/** Milliseconds; a busy machine must not fail a proof. */
const PATIENCE = 240_000;
/** Of each kind; a thousand were run when breaks were added. */
const SEEDS = 200;
const MOST_SEEDS = 300;
const SEEDS_IN_A_FILE = 30;

describe.each(Object.entries(kinds))('a portal that moves under the walk, %s', (_, options) => {
  it(
    `keeps what is there and removes what is gone after two complete walks, over ${SEEDS} seeds`,
    async () => {
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const broken = await churn(seed, options);
        expect(broken, `seed ${seed}`).toEqual([]);
      }
    },
    PATIENCE,
  );
});

describe('a portal that breaks and moves under the walk', () => {
  it(
    `is kept as truly in a file, over ${SEEDS_IN_A_FILE} seeds`,
    async () => {
      const options = kinds['pages by id, and breaks'];
      for (let seed = 1; options !== undefined && seed <= SEEDS_IN_A_FILE; seed += 1) {
        const store = openSqliteStore({ file: ':memory:', log: silentLog, searchable: false });
        expect(await churn(seed, options, {}, store), `seed ${seed}`).toEqual([]);
        await store.close();
      }
    },
    PATIENCE,
  );
});

describe('a harvester with one rule made worse', () => {
  it.each(Object.entries(saboteurs))(
    'is caught when it %s',
    async (_, { kind, sabotage }) => {
      const options = kinds[kind];
      if (options === undefined) throw new Error(`no kind of portal called "${kind}"`);
      let caughtAt: number | null = null;
      for (let seed = 1; seed <= MOST_SEEDS && caughtAt === null; seed += 1)
        if ((await churn(seed, options, sabotage)).length > 0) caughtAt = seed;
      expect(caughtAt).not.toBeNull();
    },
    PATIENCE,
  );
});
