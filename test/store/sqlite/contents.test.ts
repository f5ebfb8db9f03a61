import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeContents } from '../contract-contents.ts';

describe('contents in the sqlite store', () => {
  describeContents(sqliteStore());
});
