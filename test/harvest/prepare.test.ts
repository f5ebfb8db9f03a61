import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectorError, type Json } from '../../src/connector/index.ts';
import { prepareRecord, prepareRecords, type Preparation, rejectionOf } from '../../src/harvest/prepare.ts';
import { anEntry } from './support/harvest-world.ts';
import { MovingPortal } from './support/moving-portal.ts';

function preparation(mapVersion = 1): Preparation {
  return {
    entry: anEntry(),
    connector: new MovingPortal([], { mapVersion }).connector,
    config: {},
    now: new Date('2026-11-23T12:00:00Z'),
    digest: (text) => `#${text}`,
  };
}
function record(raw: Json, localId = 'd1') {
  return { localId, stamp: 's', raw };
}
function hashOf(raw: Json): string | null {
  const prepared = prepareRecord(record(raw), preparation());
  return prepared.is === 'write' ? prepared.write.contentHash : null;
}

describe('preparing a record', () => {
  it('keeps the raw record and its stamp beside what was made of it', () => {
    const prepared = prepareRecord(record({ title: 'Trees' }), preparation(3));
    expect(prepared).toMatchObject({
      is: 'write',
      write: {
        dataset: { portal: 'springfield', localId: 'd1', title: 'Trees' },
        raw: { title: 'Trees' },
        stamp: 's',
        mapVersion: 3,
        searchText: { title: 'Trees' },
      },
    });
  });
  it('gives the same hash for the same content, whatever else the record holds', () => {
    expect(hashOf({ title: 'Trees', views: 1 })).toBe(hashOf({ views: 2, title: 'Trees' }));
    expect(hashOf({ title: 'Trees' })).not.toBe(hashOf({ title: 'Roads' }));
  });
  it.each<[string, Json, string, string]>([
    ['cannot be mapped', { odd: 'unmappable' }, 'd1', 'BAD_SHAPE'],
    ['is too long', { title: 'x'.repeat(4_000_001) }, 'd1', 'TOO_LARGE'],
    ['has no id', { title: 'x' }, '', 'BAD_SHAPE'],
    ['has an endless id', { title: 'x' }, 'x'.repeat(1_001), 'BAD_SHAPE'],
  ])('rejects a record that %s', (_, raw, localId, code) => {
    expect(prepareRecord(record(raw, localId), preparation())).toMatchObject({
      is: 'rejection',
      rejection: { code },
    });
  });
  it('calls a mapping that fails in an unforeseen way a bad shape', () => {
    const broken = preparation();
    const connector = {
      ...broken.connector,
      map: () => {
        throw new TypeError('boom');
      },
    };
    expect(prepareRecord(record({}), { ...broken, connector })).toMatchObject({
      rejection: { localId: 'd1', code: 'BAD_SHAPE', message: 'the connector failed: boom' },
    });
  });
  it('never throws, and spoils no neighbour', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const records = values.map((raw, index) => record(raw as Json, `d${index}`));
        const good = record({ title: 'Trees' }, 'good');
        const { writes, rejections } = prepareRecords([...records, good], preparation());
        expect(writes.length + rejections.length).toBe(values.length + 1);
        expect(writes.at(-1)?.dataset.localId).toBe('good');
      }),
    );
  });
  it('cuts an endless message', () => {
    const { message } = rejectionOf(null, new ConnectorError('BAD_SHAPE', 'x'.repeat(5_000)));
    expect(message.length).toBeLessThan(1_100);
  });
});
