import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeSettling } from '../contract-settling.ts';
import { describeStoringPages, describeWritingOutsideRuns } from '../contract-writer.ts';

describe('the sqlite writer', () => {
  const open = sqliteStore();
  describeStoringPages(open);
  describeWritingOutsideRuns(open);
  describeSettling(open);
});
