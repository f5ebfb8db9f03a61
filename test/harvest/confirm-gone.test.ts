import { describe, expect, it } from 'vitest';
import { ConnectorError, type Portal, type SourceRecord } from '../../src/connector/index.ts';
import { confirmGone } from '../../src/harvest/confirm-gone.ts';
import { MovingPortal } from './support/moving-portal.ts';
import { noHttp } from './support/harvest-world.ts';

const call = { signal: new AbortController().signal, requestId: 'r' };
type Answer = SourceRecord | ConnectorError | null;

function portal(get: (ids: readonly string[]) => Promise<readonly Answer[]>, getMany = 2): Portal {
  const { connector } = new MovingPortal([], { getMany });
  const context = {
    portalId: 'p',
    http: noHttp().open({ portalId: 'p', headers: {}, pace: { concurrency: 1, minIntervalMs: 0 } }),
    now: () => new Date(0),
    note: () => {},
  };
  const opened = connector.open({ url: new URL('https://x.example') }, context);
  return { ...opened, catalogue: { ...opened.catalogue, get } };
}
function record(localId: string): SourceRecord {
  return { localId, stamp: null, raw: {} };
}

describe('confirming that datasets are gone', () => {
  it('asks in batches and tells those that are there from those in doubt', async () => {
    const batches: (readonly string[])[] = [];
    const answers: Record<string, Answer> = {
      there: record('there'),
      gone: null,
      missing: new ConnectorError('NOT_FOUND', 'x'),
      shy: new ConnectorError('UNAUTHORISED', 'x'),
      other: record('somebody else'),
    };
    const { found, unsure } = await confirmGone(
      portal(async (ids) => {
        batches.push(ids);
        return ids.map((id) => answers[id] ?? null);
      }),
      Object.keys(answers),
      call,
    );
    expect(batches.map((ids) => ids.length)).toEqual([2, 2, 1]);
    expect(found.map(({ localId }) => localId)).toEqual(['there']);
    expect([...unsure]).toEqual(['shy', 'other']);
  });
  it('is in doubt when the portal fails or answers too little', async () => {
    const failing = portal(() => Promise.reject(new ConnectorError('NOT_FOUND', 'the endpoint itself')));
    expect((await confirmGone(failing, ['a', 'b', 'c'], call)).unsure.size).toBe(3);
    const short = portal(async () => [null]);
    expect([...(await confirmGone(short, ['a', 'b'], call)).unsure]).toEqual(['b']);
  });
  it('says nothing where nothing can be read by id', async () => {
    const { connector } = new MovingPortal([]);
    const opened = connector.open({ url: new URL('https://x.example') }, {} as never);
    expect(await confirmGone(opened, ['a'], call)).toEqual({ found: [], unsure: new Set() });
  });
});
