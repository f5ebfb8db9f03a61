import { describe, expect, it } from 'vitest';
import { startedRun } from '../../../src/store/run-changes.ts';
import { openDatabase } from '../../../src/store/sqlite/database.ts';
import { RunRows } from '../../../src/store/sqlite/run-rows.ts';
import { aRunStart } from '../../support/builders.ts';

function rows() {
  const { sql } = openDatabase(':memory:', false);
  return { sql, runs: new RunRows(sql) };
}

describe('run rows', () => {
  it('keep a run, its cursor and its since', () => {
    const { runs } = rows();
    const { sequence } = runs.add(startedRun('r1', aRunStart()), '2025-01-01T00:00:00Z');
    const place = { cursor: { page: ['a', null, 1.5] }, firstExpected: 7 };
    runs.savePlace(sequence, place);
    expect(runs.byId('r1')).toEqual({
      sequence,
      run: startedRun('r1', aRunStart()),
      place,
      since: '2025-01-01T00:00:00Z',
    });
    expect(runs.unfinished('springfield')?.sequence).toBe(sequence);
    expect(runs.byId('r2')).toBeNull();
  });

  it('tell what was known of a name before', () => {
    const { runs } = rows();
    const { sequence } = runs.add(startedRun('r1', aRunStart()), null);
    expect(runs.mark(sequence, 'id:a', { kind: 'leftOut', reason: 'map' })).toMatchObject({ before: null });
    expect(runs.mark(sequence, 'id:a', { kind: 'added', reason: null })).toEqual({
      before: { kind: 'leftOut', reason: 'map' },
      after: { kind: 'added', reason: null },
    });
    expect(runs.mark(sequence, 'id:a', { kind: 'rejected', reason: null }).after.kind).toBe('added');
    runs.forgetPlace(sequence);
    expect(runs.mark(sequence, 'id:a', { kind: 'rejected', reason: null }).before).toBeNull();
  });

  it('count the removals that still wait', () => {
    const { sql, runs } = rows();
    const { sequence } = runs.add(startedRun('r1', aRunStart()), null);
    const hold = sql.prepare('INSERT INTO held (portal, local_id, run) VALUES (?, ?, ?)');
    hold.run('springfield', 'a', sequence);
    hold.run('springfield', 'b', sequence);
    expect(runs.waiting('springfield')?.run.heldRemovals).toBe(2);
    sql.exec("DELETE FROM held WHERE local_id = 'a'");
    expect(runs.byId('r1')?.run.heldRemovals).toBe(1);
    expect(runs.waiting('shelbyville')).toBeNull();
  });

  it('keep one lease per portal', () => {
    const { runs } = rows();
    const lease = { runId: 'r1', holder: 'one', renewedAt: '2026-01-01T00:00:00Z', leaseMs: 5 };
    runs.putLease('springfield', lease);
    runs.putLease('springfield', { ...lease, holder: 'two' });
    expect(runs.lease('springfield')?.holder).toBe('two');
    runs.dropLease('springfield');
    expect(runs.lease('springfield')).toBeNull();
  });
});
