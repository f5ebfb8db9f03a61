import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeVerdicts } from '../contract-verdicts.ts';

describe('the sqlite store', () => {
  describeVerdicts(sqliteStore());
});
