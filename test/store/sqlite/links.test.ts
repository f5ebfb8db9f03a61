import { describe } from 'vitest';
import { sqliteStore } from '../contract.ts';
import { describeLinks } from '../contract-links.ts';

describe('the sqlite store of links', () => {
  describeLinks(sqliteStore());
});
