import { describe } from 'vitest';
import { memoryStore } from '../contract.ts';
import { describeBrokenRuns } from '../contract-broken.ts';
import { describeLeases, describeReadingTheLog } from '../contract-log.ts';

describe('the memory log', () => {
  const open = memoryStore();
  describeLeases(open);
  describeBrokenRuns(open);
  describeReadingTheLog(open);
});
