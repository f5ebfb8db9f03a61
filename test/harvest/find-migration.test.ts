import { describe, expect, it } from 'vitest';
import { migrationOf } from '../../src/harvest/find-migration.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aRecordWrite } from '../support/builders.ts';
import { PORTAL } from './support/harvest-world.ts';

const OLD = '2026-11-01T00:00:00.000Z';
const NEW = '2026-11-20T00:00:00.000Z';

function write(localId: string, title: string) {
  return aRecordWrite({ dataset: { portal: PORTAL, localId, title, publisher: null, landingPage: null } });
}

describe('finding a migration in the store', () => {
  it('compares the absent with what was first seen since the run began, over several pages', async () => {
    const store = createMemoryStore();
    const { writer } = store;
    const numbers = Array.from({ length: 1_200 }, (_, n) => n);
    await writer.storeFetched(
      PORTAL,
      OLD,
      numbers.map((n) => write(`old-${n}`, `Title ${n}`)),
    );
    await writer.storeFetched(
      PORTAL,
      NEW,
      numbers.map((n) => write(`new-${n}`, `Title ${n}`)),
    );
    const absent = numbers.map((n) => `old-${n}`);
    expect(await migrationOf(store, PORTAL, absent, NEW)).toContain('1200 of them');
    expect(await migrationOf(store, PORTAL, absent, '2026-11-21T00:00:00.000Z')).toBeNull();
    expect(await migrationOf(store, PORTAL, [], NEW)).toBeNull();
  });
});
