import { describe } from 'vitest';
import { memoryStore } from '../contract.ts';
import { describeVerdicts } from '../contract-verdicts.ts';

describe('the memory store', () => {
  describeVerdicts(memoryStore());
});
