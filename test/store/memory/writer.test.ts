import { describe } from 'vitest';
import { memoryStore } from '../contract.ts';
import { describeSettling } from '../contract-settling.ts';
import { describeStoringPages, describeWritingOutsideRuns } from '../contract-writer.ts';

describe('the memory writer', () => {
  const open = memoryStore();
  describeStoringPages(open);
  describeWritingOutsideRuns(open);
  describeSettling(open);
});
