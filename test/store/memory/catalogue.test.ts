import { describe } from 'vitest';
import { createMemoryStore } from '../../../src/store/memory/store.ts';
import { memoryStore } from '../contract.ts';
import {
  describeFacets,
  describeFilters,
  describeReading,
  describeTableFilters,
} from '../contract-catalogue.ts';
import { describeWalking } from '../contract-walking.ts';
import { describePaging, describeSearchAgainstPlainOne } from '../contract-search.ts';
import { describeWords } from '../contract-words.ts';

describe('the memory catalogue', () => {
  const open = memoryStore();
  describeReading(open);
  describeWalking(open);
  describeFilters(open);
  describeTableFilters(open);
  describeFacets(open);
  describePaging(open);
  describeWords(open);
  describeSearchAgainstPlainOne(createMemoryStore, 300);
});
