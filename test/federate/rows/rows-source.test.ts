import { describe, expect, it } from 'vitest';
import type { Described } from '../../../src/federate/rows/describe.ts';
import { SourceTrouble } from '../../../src/federate/rows/failure.ts';
import type { Kept } from '../../../src/federate/rows/kept-answers.ts';
import { answeredSource, describedSource, failedSource } from '../../../src/federate/rows/rows-source.ts';
import { schemaOf } from '../../support/planned-pages.ts';
import { tableKey } from '../../support/row-service.ts';
import { createTableSource } from '../../support/table-source.ts';

const trouble = new SourceTrouble({ code: 'UNREACHABLE', message: 'no route', retryAfterMs: null });
const options = { columns: [], rows: [], key: null };
const described = (
  change: {
    readonly via?: 'api' | 'file';
    readonly version?: string;
    readonly asOf?: string;
    readonly trouble?: SourceTrouble;
  } = {},
): Described => ({
  is: 'described',
  located: {
    is: 'located',
    key: tableKey(),
    via: change.via ?? 'api',
    ref: { datasetId: 'd1', tableId: 't1' },
    source: createTableSource(options).source,
    lastKept: async () => null,
    line: 'springfield',
    identity: 'x',
  },
  schema: { ...schemaOf(options), version: change.version ?? null, asOf: change.asOf ?? null },
  describedAt: '2026-11-25T12:00:00.000Z',
  fromCache: false,
  spent: { requests: 1, durationMs: 10 },
  trouble: change.trouble ?? null,
});
const kept = (change: Partial<Kept<null>> = {}): Kept<null> => ({
  value: null,
  loadedAt: '2026-11-25T11:50:00.000Z',
  from: 'cache',
  trouble: null,
  ...change,
});
const spent = { requests: 2, durationMs: 5 };

describe('what a portal contributed', () => {
  it('costs what describing and reading cost together', () => {
    expect(answeredSource(described(), kept({ from: 'portal' }), spent)).toEqual({
      portal: 'springfield',
      outcome: 'OK',
      error: null,
      asOf: '2026-11-25T11:50:00.000Z',
      requests: 3,
      durationMs: 15,
      fromCache: false,
    });
  });

  it('is as of when it was read, or of when the portal said last that this is still its state', () => {
    expect(answeredSource(described(), kept(), spent).asOf).toBe('2026-11-25T11:50:00.000Z');
    expect(answeredSource(described({ version: 'v1' }), kept(), spent).asOf).toBe('2026-11-25T12:00:00.000Z');
    const last = kept({ from: 'last', trouble });
    expect(answeredSource(described({ version: 'v1' }), last, spent).asOf).toBe('2026-11-25T11:50:00.000Z');
  });

  it('is as of when the file was fetched, where it is one', () => {
    const file = described({ via: 'file', version: 'v1', asOf: '2026-11-25T08:00:00Z' });
    expect(answeredSource(file, kept(), spent).asOf).toBe('2026-11-25T08:00:00Z');
    expect(describedSource(file).asOf).toBe('2026-11-25T08:00:00Z');
  });

  it('is PARTIAL where it failed on the way, STALE where something older stands in, FAILED or SKIPPED without', () => {
    expect(answeredSource(described({ via: 'file', trouble }), kept(), spent)).toMatchObject({
      outcome: 'STALE',
      error: trouble.failure,
    });
    expect(answeredSource(described(), kept({ from: 'portal', trouble }), spent)).toMatchObject({
      outcome: 'PARTIAL',
      error: trouble.failure,
    });
    expect(answeredSource(described(), kept({ from: 'last', trouble }), spent)).toMatchObject({
      outcome: 'STALE',
      fromCache: true,
    });
    expect(describedSource(described({ trouble }))).toMatchObject({
      outcome: 'STALE',
      error: trouble.failure,
    });
    expect(failedSource('p', trouble, spent)).toMatchObject({ outcome: 'FAILED', asOf: null, requests: 2 });
    expect(failedSource('p', new SourceTrouble(trouble.failure, 'skipped'), spent).outcome).toBe('SKIPPED');
  });
});
