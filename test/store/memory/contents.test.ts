import { describe } from 'vitest';
import { memoryStore } from '../contract.ts';
import { describeContents } from '../contract-contents.ts';

describe('contents in the memory store', () => {
  describeContents(memoryStore());
});
