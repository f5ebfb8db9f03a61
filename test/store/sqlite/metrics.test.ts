import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeLeftOut } from '../contract-left-out.ts';
import { describeMetrics } from '../contract-metrics.ts';
import { describeStates } from '../contract-states.ts';

describe('the sqlite store', () => {
  describeMetrics(sqliteStore());
  describeLeftOut(sqliteStore());
  describeStates(sqliteStore());
});
