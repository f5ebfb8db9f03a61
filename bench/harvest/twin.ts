/** The portal of the harvest benchmark, in a process of its own. Every page is made once and then only sent. */
import { civicDatasets } from '../../test/twins/civic-generate.ts';
import { createCkanTwin } from '../../test/twins/ckan.ts';
import { toCkanPackages } from '../../test/twins/ckan-records.ts';
import { serveTwin } from '../../test/twins/serve.ts';
import type { Twin, TwinResponse } from '../../test/twins/twin.ts';
import { report, serveParent, readTask } from '../child.ts';

export interface TwinTask {
  readonly count: number;
  readonly seed: number;
}
export interface TwinReady {
  readonly url: string;
}

const SITE = 'https://data.alder-bay.example';

/** The twin's own work is not what is measured: both sides get bytes that lie ready. */
function rememberingTwin(twin: Twin): { readonly twin: Twin; readonly paths: () => readonly string[] } {
  const answers = new Map<string, TwinResponse>();
  return {
    twin: {
      async handle(request) {
        const path = request.url.pathname + request.url.search;
        const known = answers.get(path);
        if (known !== undefined) return known;
        const made = await twin.handle(request);
        const answer = { ...made, body: Buffer.from(made.body) };
        answers.set(path, answer);
        return answer;
      },
    },
    paths: () => [...answers.keys()],
  };
}

const { count, seed } = await readTask<TwinTask>();
const now = new Date('2026-11-01T00:00:00Z');
const datasets = civicDatasets({ seed, city: 'alder-bay', count, now });
const packages = toCkanPackages(datasets, { site: SITE, seed });
const { twin, paths } = rememberingTwin(createCkanTwin({ packages, profile: '2.11', now: () => now }));
const served = await serveTwin(twin, { log: false });

serveParent(paths, () => served.close());
const ready: TwinReady = { url: served.url };
report(ready);
