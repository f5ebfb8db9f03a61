import { describe } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { silent, sqliteStore } from '../contract.ts';
import {
  describeFacets,
  describeFilters,
  describeReading,
  describeTableFilters,
} from '../contract-catalogue.ts';
import { describeWalking } from '../contract-walking.ts';
import { describePaging, describeSearchAgainstPlainOne } from '../contract-search.ts';
import { describeWords } from '../contract-words.ts';

describe('the sqlite catalogue', () => {
  const open = sqliteStore();
  describeReading(open);
  describeWalking(open);
  describeFilters(open);
  describeTableFilters(open);
  describeFacets(open);
  describePaging(open);
  describeWords(open);
  describeSearchAgainstPlainOne(() => openSqliteStore({ file: ':memory:', log: silent }), 60);
});
