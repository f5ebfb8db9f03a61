/** The connector through the real client and a real socket: what the in-process `Http` of the other tests stands for. */
import { afterEach, describe, expect, it } from 'vitest';
import ckan from '../../../connectors/ckan/index.ts';
import { aCall, aRig, type Rig } from '../../http/support.ts';
import { createCkanTwin, type CkanTwin } from '../../twins/ckan.ts';
import { getAll, idNumber, idsIn, openOn, packages, walk } from './portal.ts';

let rig: Rig | null = null;

async function served(
  count: number,
): Promise<{ rig: Rig; twin: CkanTwin; portal: ReturnType<typeof openOn> }> {
  const twin = createCkanTwin({ packages: packages(count), profile: '2.11', rowsCap: 100 });
  const opened = await aRig({ twin });
  rig = opened;
  return { rig: opened, twin, portal: openOn(opened.http, [], { url: opened.url('/') }) };
}

afterEach(async () => {
  await rig?.close();
  rig = null;
});

describe('CKAN over HTTP', () => {
  it('is probed, walked and read by id', async () => {
    const { rig: opened, twin, portal } = await served(350);
    expect(await ckan.probe(opened.url('/dataset/x'), opened.http, aCall())).toMatchObject({ match: 'yes' });
    expect(idsIn(await walk(portal))).toEqual(twin.publicIds());
    const ids = Array.from({ length: 300 }, (_, index) => idNumber(349 - index));
    const found = await getAll(portal, ids);
    expect(found.map((answer) => (answer !== null && 'localId' in answer ? answer.localId : null))).toEqual(
      ids,
    );
  });

  it('waits for Solr to come back, in lists and in reads by id', async () => {
    const { twin, portal } = await served(150);
    twin.failSearches(2);
    expect(idsIn(await walk(portal))).toHaveLength(150);
    twin.failSearches(1);
    expect(await getAll(portal, [idNumber(1)])).toMatchObject([{ localId: idNumber(1) }]);
  });

  it('tells absent ids from failures', async () => {
    const { twin, portal } = await served(5);
    twin.makePrivate(idNumber(1));
    twin.purge(idNumber(2));
    expect(await getAll(portal, [1, 2, 99].map(idNumber))).toEqual([null, null, null]);
  });

  it('goes by offset where Solr refuses id ranges', async () => {
    const { twin, portal } = await served(250);
    twin.setIdRange('refused');
    expect(idsIn(await walk(portal))).toHaveLength(250);
  });
});
