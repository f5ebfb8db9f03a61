import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeDocuments } from '../contract-documents.ts';

describe('the sqlite store', () => {
  describeDocuments(sqliteStore());
});
