import { describe, expect, it } from 'vitest';
import { decideWrite } from '../../src/store/upsert.ts';

const known = { contentHash: 'c', rawHash: 'r', mapVersion: 1, removedAt: null };
const removed = { ...known, removedAt: '2026-01-01T00:00:00Z' };

describe('what a write means', () => {
  it.each([
    ['page', null, {}, 'added', 'ADDED', true],
    ['page', known, {}, 'unchanged', null, false],
    ['page', known, { rawHash: 'r2' }, 'unchanged', null, false],
    ['page', known, { contentHash: 'c2', rawHash: 'r2' }, 'changed', 'CHANGED', true],
    ['page', known, { contentHash: 'c2' }, 'changed', 'CHANGED', true],
    ['page', known, { contentHash: 'c2', mapVersion: 2 }, 'unchanged', null, true],
    ['page', known, { mapVersion: 2 }, 'unchanged', null, true],
    ['page', known, { contentHash: 'c2', rawHash: 'r2', mapVersion: 2 }, 'changed', 'CHANGED', true],
    ['page', removed, {}, 'added', 'REAPPEARED', false],
    ['fetched', removed, { contentHash: 'c2' }, 'added', 'REAPPEARED', true],
    ['remapped', removed, { contentHash: 'c2' }, 'changed', null, true],
    ['remapped', known, { contentHash: 'c2', mapVersion: 2 }, 'changed', null, true],
    ['remapped', known, { contentHash: 'c2' }, 'changed', null, true],
    ['remapped', known, {}, 'unchanged', null, false],
  ] as const)(
    '%s on %j with %j: %s, history %s, content %s',
    (origin, before, given, outcome, history, content) => {
      const incoming = { contentHash: 'c', rawHash: 'r', mapVersion: 1, ...given };
      expect(decideWrite(before, incoming, origin)).toMatchObject({ outcome, history, content });
    },
  );
});
