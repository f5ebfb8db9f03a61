import { describe, expect, it } from 'vitest';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import { readTally, writeTally } from '../../../../src/domain/metrics/aggregate/tally-state.ts';
import { isJsonObject } from '../../../../src/domain/json.ts';
import { aMeasured, datasetDefinitions } from '../../../support/measured.ts';

const tally = new PortalTally(datasetDefinitions);
tally.add(aMeasured({ traits: { publisher: 'City', licence: 'CC_BY' } }));
const written = writeTally(tally.state());

describe('readTally', () => {
  it('reads what was written', () => {
    expect(readTally(written)).toEqual(tally.state());
  });

  it('refuses everything else', () => {
    const object = isJsonObject(written) ? written : {};
    const broken = [
      null,
      [],
      {},
      { ...object, form: 1 },
      { ...object, size: '1' },
      { ...object, cells: [['mqa.total', '1.0.0', [1, 2]]] },
      { ...object, cells: [['mqa.total', 1, []]] },
      { ...object, cells: [7] },
      { ...object, counts: { publishers: [] } },
      {
        ...object,
        counts: { publishers: [['City', 'x']], licences: [], categories: [], freshness: [], traits: [] },
      },
    ];
    expect(broken.map(readTally)).toEqual(broken.map(() => null));
  });
});
