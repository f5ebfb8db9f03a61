import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeMetrics } from '../contract-metrics.ts';

describe('the sqlite store', () => {
  describeMetrics(sqliteStore());
});
