import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImportTable } from '../../src/config/commitments/import/read-table.ts';
import { importBuenosAires } from '../../src/domain/commitments/import/buenos-aires.ts';
import { importOgp } from '../../src/domain/commitments/import/ogp.ts';
import { anywhere } from '../domain/commitments/import/ogp-table.ts';
import { hasRecordings, RECORDINGS } from './support/recordings.ts';

function fileOf(name: string): string {
  return join(RECORDINGS, 'commitments', name);
}
async function tableOf(name: string) {
  const reading = await readImportTable(readFileSync(fileOf(name)), null);
  if ('table' in reading) return reading.table;
  throw new Error(JSON.stringify(reading.notes));
}
const OGP = 'ogp-extract.csv.gz';

describe.skipIf(!hasRecordings('imports of commitments') || !existsSync(fileOf(OGP)))(
  'a real export of OGP',
  () => {
    it('has columns that follow from others as they should', async () => {
      const { identities } = importOgp(await tableOf(OGP), anywhere);
      expect(identities.map(({ name, held, of }) => [name, held, of])).toEqual([
        ['High Completion', 558, 558],
        ['High Ambition', 558, 558],
        ['High DIOG', 558, 558],
        ['Starred (Current Formula) End of Term', 170, 170],
      ]);
    });

    it('gives its ten commitments of places', async () => {
      const { cities, plans, assessments, notes, skipped } = importOgp(await tableOf(OGP), anywhere);
      expect(cities.map(({ id, country }) => `${id} ${country}`)).toEqual([
        ...['buenos-aires AR', 'jalisco MX', 'kaduna-state NG', 'madrid ES', 'scotland GB'],
        ...['south-cotabato PH', 'tbilisi GE'],
      ]);
      expect(plans.flatMap(({ commitments }) => commitments.map(({ id }) => id)).sort()).toEqual([
        ...['ogp-bue0009', 'ogp-cot0001', 'ogp-cot0005', 'ogp-jal0008', 'ogp-kad0004', 'ogp-mad0005'],
        ...['ogp-sco0001', 'ogp-sco0005', 'ogp-sco0006', 'ogp-tbi0008'],
      ]);
      expect(assessments.find(({ id }) => id === 'ogp-sco0006-irm-2-end-of-term')).toMatchObject({
        ...{ completion: 'COMPLETE', date: '2022', didItOpenGovernment: { overall: 'Major' } },
      });
      expect(skipped.map(({ lines }) => lines.length)).toEqual([546, 2]);
      expect(notes.filter(({ code }) => code.startsWith('E'))).toEqual([]);
    });

    it('gives all that it has where countries are wanted too, every date but six', async () => {
      const { plans, notes } = importOgp(await tableOf(OGP), { ...anywhere, includeNational: true });
      expect(plans.flatMap(({ commitments }) => commitments)).toHaveLength(556);
      expect(notes.filter(({ code }) => code.startsWith('E') || code === 'W-OGP-01')).toEqual([]);
      const unread = notes.filter(({ code }) => code === 'W-DAT-03').map(({ message }) => message);
      expect(new Set(unread.map((message) => /got "(.*)"/.exec(message)?.[1]))).toEqual(
        new Set(['Underway', 'Permanent activity', 'Ongoing', 'In progress']),
      );
      expect(unread).toHaveLength(6);
    });
  },
);

const COMPROMISOS = 'buenos-aires-compromisos.csv';
describe.skipIf(!hasRecordings('compromisos') || !existsSync(fileOf(COMPROMISOS)))(
  'the real compromisos',
  () => {
    it('are 54, half of them kept', async () => {
      const knownCities = [{ slug: 'buenos-aires', name: 'Buenos Aires', country: 'AR' }];
      const { plans, updates, notes } = importBuenosAires(await tableOf(COMPROMISOS), {
        ...anywhere,
        knownCities,
      });
      expect(plans.map(({ commitments }) => commitments.length)).toEqual([54]);
      expect(updates).toHaveLength(54);
      // 27 rows say 100; three of them have a second goal that is further back.
      expect(updates.filter(({ status }) => status === 'COMPLETE')).toHaveLength(24);
      expect(notes.map(({ code, count }) => [code, count])).toEqual([['W-OGP-04', 54]]);
    });
  },
);
