/** Real catalogues, recorded, put behind the twins: the checks of mapping on what portals really send. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checks, runConformance, type Subject } from '../../src/conformance/index.ts';
import { walk, open } from '../../src/conformance/walks.ts';
import { isJsonObject, type Json } from '../../src/connector/index.ts';
import { twinHttp } from '../support/twin-http.ts';
import { createCkanTwin } from '../twins/ckan.ts';
import { createSocrataTwin } from '../twins/socrata.ts';
import type { Twin } from '../twins/twin.ts';
import { ckanSubject, socrataSubject } from './twin-subjects.ts';

const REPLAY = new URL('../../../shared/replay/', import.meta.url);
const isHere = existsSync(REPLAY);
if (!isHere)
  console.info('skipped: real records through the checks of mapping (no recordings beside the project)');

/** Records of each catalogue; the check that tries every field of a record gets fewer. */
const MOST = 200;
const MOST_HOSTILE = 1;

function recorded(path: string): Json[] {
  const text = gunzipSync(readFileSync(new URL(path, REPLAY))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: Json = JSON.parse(line);
      return isJsonObject(value) && 'success' in value ? (value['result'] ?? null) : value;
    });
}

function spread(ids: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, Math.floor(ids.length / most));
  return ids.filter((_, index) => index % step === 0).slice(0, most);
}

interface Real {
  readonly name: string;
  readonly base: Subject;
  readonly twin: Twin;
}

function files(folder: string): readonly string[] {
  return isHere ? readdirSync(new URL(folder, REPLAY)) : [];
}
function reals(): readonly Real[] {
  const ckan = files('ckan/')
    .filter((file) => file.endsWith('.ndjson.gz'))
    .map((file) => {
      const twin = createCkanTwin({ packages: recorded(`ckan/${file}`), profile: '2.9' });
      return { name: file, base: ckanSubject('2.9'), twin };
    });
  const socrata = files('socrata/catalog/').map((file) => {
    const domain = file.replace('.jsonl.gz', '');
    const twin = createSocrataTwin({ domain, results: recorded(`socrata/catalog/${file}`) });
    return { name: file, base: { ...socrataSubject(), config: { url: `https://${domain}` } }, twin };
  });
  return [...ckan, ...socrata];
}

async function subjectOf({ base, twin }: Real): Promise<Subject> {
  const subject = { ...base, portal: () => twinHttp(twin), pageSizes: { small: 500, large: 1000 } };
  const { pages } = await walk(open(subject), { pageSize: 500 });
  const ids = pages.flatMap((page) => page.records.map(({ localId }) => localId));
  return { ...subject, samples: spread(ids, MOST) };
}

describe.skipIf(!isHere)('real records', () => {
  it.each(reals())('pass the checks of mapping: $name', async (real) => {
    const subject = await subjectOf(real);
    for (const check of checks.filter(({ id }) => id.startsWith('map/'))) {
      const isSlow = ['map/hostile', 'map/dates-not-mixed', 'map/distribution-ids-unique'].includes(check.id);
      const samples = isSlow ? spread(subject.samples, MOST_HOSTILE) : subject.samples;
      const { results } = await runConformance({ ...subject, samples }, [check]);
      const outcome = results[0]?.outcome;
      // Whether a bypass is needed depends on the catalogue.
      if (check.id !== 'map/only-observed-fields')
        expect([check.id, outcome]).toEqual([check.id, { is: 'passed' }]);
    }
  });
});
