import { describe } from 'vitest';
import { memoryStore } from '../contract.ts';
import { describeDocuments } from '../contract-documents.ts';

describe('the memory store', () => {
  describeDocuments(memoryStore());
});
