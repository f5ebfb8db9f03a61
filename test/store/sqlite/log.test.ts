import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeBrokenRuns } from '../contract-broken.ts';
import { describeLeases, describeReadingTheLog } from '../contract-log.ts';

describe('the sqlite log', () => {
  const open = sqliteStore();
  describeLeases(open);
  describeBrokenRuns(open);
  describeReadingTheLog(open);
});
