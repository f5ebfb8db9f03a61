import { describe } from 'vitest';
import { memoryStore } from '../contract.ts';
import { describeLeftOut } from '../contract-left-out.ts';
import { describeMetrics } from '../contract-metrics.ts';
import { describeStates } from '../contract-states.ts';

describe('the memory store', () => {
  describeMetrics(memoryStore());
  describeLeftOut(memoryStore());
  describeStates(memoryStore());
});
