import { describe, expect, it } from 'vitest';
import { onlyRecorded, readSubject } from '../../src/conformance/index.ts';
import { ConnectorError, type Http, type Json } from '../../src/connector/index.ts';
import { replayHttp } from '../../src/http/tape.ts';
import { aCall } from '../support/twin-http.ts';
import { sound } from './saboteurs/sabotage.ts';

const parts = { folder: 'ckan', connector: sound, portal: () => replayHttp([]) };
const json = {
  address: 'https://data.example.org/',
  config: { url: 'https://data.example.org' },
  samples: ['a', 'b'],
  unknownId: 'z',
  pageSizes: { small: 2, large: 10 },
  since: { at: '2026-01-01T00:00:00Z', ids: ['b'] },
  capped: null,
  bypass: [{ check: 'catalogue/total-is-true' }],
} satisfies Json;

function problemOf(change: Readonly<Record<string, Json>>): string {
  try {
    readSubject({ ...json, ...change }, parts);
    return 'none';
  } catch (error) {
    return error instanceof ConnectorError ? `${error.code} ${error.message}` : String(error);
  }
}

describe('subject.json', () => {
  it('becomes a subject; lists that are left out are empty', () => {
    const subject = readSubject(json, parts);
    expect(subject.address.href).toBe('https://data.example.org/');
    expect(subject.since?.at.toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect([subject.hosts, subject.errorAnswers, subject.others, subject.capped]).toEqual([[], [], [], null]);
    expect(subject.bypass).toEqual([{ check: 'catalogue/total-is-true', reason: '' }]);
  });

  it('is refused with the place and what was expected', () => {
    expect(problemOf({ samples: ['a'] })).toContain('subject.json.samples: expected at least two ids');
    expect(problemOf({ address: 'here' })).toContain('subject.json.address: expected a URL');
    expect(problemOf({ pageSizes: { small: 2 } })).toContain('pageSizes.large: expected a number');
    expect(problemOf({ since: { at: 'yesterday', ids: [] } })).toContain('since.at: expected a time');
  });

  it('names a table, or none', () => {
    expect(readSubject(json, parts).table).toBeNull();
    const ref = { datasetId: 'a', tableId: 't' };
    const table = { ref, rows: 24, nulls: { note: 3 }, unknown: { datasetId: 'z', tableId: 'z' } };
    expect(readSubject({ ...json, table }, parts).table).toEqual({ ...table, oddColumns: [] });
    expect(problemOf({ table: { ...table, ref: { datasetId: 'a' } } })).toContain(
      'subject.json.table.ref.tableId: expected text',
    );
    expect(problemOf({ table: { ...table, count: 24 } })).toContain(
      'subject.json.table.count: expected one of ref, rows, nulls, oddColumns, unknown',
    );
  });

  it('is refused with a member that nobody reads', () => {
    expect(problemOf({ bypasses: [] })).toContain('subject.json.bypasses: expected one of address');
  });
});

describe('a portal that has only what was recorded', () => {
  it('answers everything else with 404', async () => {
    const http = onlyRecorded(replayHttp([]));
    const url = new URL('https://data.example.org/api');
    await expect(http.json(url, aCall())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await http.text(url, aCall())).toMatchObject({ status: 404 });
  });

  it('passes other errors on', async () => {
    const fail = async (): Promise<never> => {
      throw new ConnectorError('TIMEOUT', 'slow');
    };
    const slow: Http = { json: fail, text: fail };
    const http = onlyRecorded(slow);
    await expect(http.json(new URL('https://x.example'), aCall())).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect(http.text(new URL('https://x.example'), aCall())).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
});
