import { describe } from 'vitest';
import { memoryStore } from '../contract.ts';
import { describeLinks } from '../contract-links.ts';

describe('the memory store of links', () => {
  describeLinks(memoryStore());
});
