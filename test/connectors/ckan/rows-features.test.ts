import { describe, expect, it } from 'vitest';
import { createRowClient } from '../../../connectors/ckan/rows-client.ts';
import { createFeatures, type RowFeatures } from '../../../connectors/ckan/rows-features.ts';
import { ConnectorError } from '../../../src/connector/index.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import { createCkanTwin, type CkanTwin } from '../../twins/ckan.ts';
import { oddTable } from '../../twins/rows.ts';
import { CONFIG, NOW } from './portal.ts';
import { TABLE } from './rows-portal.ts';

interface Probing {
  readonly features: RowFeatures;
  readonly twin: CkanTwin;
  readonly http: TwinHttp;
  later(ms: number): void;
}
function probing(sql: boolean): Probing {
  const twin = createCkanTwin({
    packages: [],
    profile: '2.9',
    tables: () => oddTable(1),
    datastore: { sql },
  });
  const http = twinHttp(twin);
  let at = NOW.getTime();
  const context = { portalId: 'p', http, now: () => new Date(at), note: () => {} };
  const later = (ms: number): void => void (at += ms);
  return { features: createFeatures(createRowClient(CONFIG, http), context), twin, http, later };
}

describe('whether a portal answers SQL', () => {
  it.each([true, false])('is asked once a day, by one statement: %s', async (sql) => {
    const { features, twin, http, later } = probing(sql);
    expect([await features.answersSql(TABLE, aCall()), await features.answersSql(TABLE, aCall())]).toEqual([
      sql,
      sql,
    ]);
    expect(http.requests).toHaveLength(1);
    twin.datastore.set({ sql: !sql });
    later(86_399_000);
    expect(await features.answersSql(TABLE, aCall())).toBe(sql);
    later(1_000);
    expect(await features.answersSql(TABLE, aCall())).toBe(!sql);
    expect(http.requests).toHaveLength(2);
  });

  it('is no where a function that is needed may not be called', async () => {
    const { features, twin } = probing(true);
    twin.onRequest((request) => {
      if (request.url.searchParams.get('sql')?.includes('to_json') === true)
        throw new ConnectorError('UNAUTHORISED', 'Not authorized to call function to_json');
    });
    expect(await features.answersSql(TABLE, aCall())).toBe(false);
  });

  it('is no for now where the portal is in trouble, and asked again', async () => {
    const { features, twin } = probing(true);
    twin.datastore.timeOut(1);
    expect(await features.answersSql(TABLE, aCall())).toBe(false);
    expect(await features.answersSql(TABLE, aCall())).toBe(true);
  });

  it('is no answer to a call that was given up', async () => {
    const { features } = probing(true);
    await expect(features.answersSql(TABLE, aCall(AbortSignal.abort()))).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });
});
