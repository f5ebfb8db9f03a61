/** probe/: is this address one of ours? */
import { ConnectorError, type Probe } from '../connector/index.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { watch, type Instead, type Watched } from './watch.ts';
import { aCall, open, walk } from './walks.ts';

const MAX_REQUESTS = 3;
/** On no platform. */
const NOWHERE = new URL('https://www.example.org/');

interface Trial {
  readonly what: string;
  readonly address: URL;
  readonly http: () => Watched;
}

function answering(subject: Subject, instead: Instead): () => Watched {
  return () => {
    const http = watch(subject.portal());
    http.answer(() => instead);
    return http;
  };
}

/** Addresses that are not of the platform. */
function foreign(subject: Subject): readonly Trial[] {
  const json = (body: object): Instead => ({ is: 'json', status: 200, body: Object.freeze({ ...body }) });
  const always = (what: string, instead: Instead): Trial => ({
    what,
    address: NOWHERE,
    http: answering(subject, instead),
  });
  return [
    always('an HTML page', { is: 'html', status: 200 }),
    always('{}', json({})),
    always('[]', { is: 'json', status: 200, body: [] }),
    always('null', { is: 'json', status: 200, body: null }),
    always('404', { is: 'html', status: 404 }),
    always('401', { is: 'json', status: 401, body: { message: 'who are you?' } }),
    ...subject.others.map(({ name, address, portal }) => ({
      what: `a portal of ${name}`,
      address,
      http: () => watch(portal()),
    })),
  ];
}

async function verdictOn(subject: Subject, { what, address, http }: Trial): Promise<[Probe, Watched]> {
  const watched = http();
  try {
    return [await subject.connector.probe(address, watched, aCall()), watched];
  } catch (error) {
    demand(false, `${what}: expected yes or no, got ${nameOfError(error)}`);
    throw error;
  }
}

function own(subject: Subject): Trial {
  return { what: 'its own portal', address: subject.address, http: () => watch(subject.portal()) };
}

/** The settings that probe suggests, or null when it says no: another check's matter. */
async function suggested(subject: Subject): Promise<Extract<Probe, { match: 'yes' }> | null> {
  const [verdict] = await verdictOn(subject, own(subject));
  return verdict.match === 'yes' ? verdict : null;
}

export const probeChecks: readonly Check[] = [
  {
    id: 'probe/yes-on-own-tape',
    promise: 'Says yes to a portal of its platform, and what it saw.',
    async run(subject) {
      const [verdict] = await verdictOn(subject, own(subject));
      demand(verdict.match === 'yes', `expected yes at ${subject.address.href}, got no: ${verdict.because}`);
      demand(verdict.because.trim() !== '', 'a yes without what proves it');
    },
  },
  {
    id: 'probe/no-with-reason',
    promise: 'Says no, with a reason, to pages, other JSON, errors and portals of other platforms.',
    async run(subject) {
      for (const trial of foreign(subject)) {
        const [verdict] = await verdictOn(subject, trial);
        demand(verdict.match === 'no', `${trial.what}: expected no, got yes: ${verdict.because}`);
        demand(verdict.because.trim() !== '', `${trial.what}: a no without a reason`);
      }
    },
  },
  {
    id: 'probe/at-most-three-requests',
    promise: 'Asks a portal that may not be its own at most three times.',
    async run(subject) {
      for (const trial of [own(subject), ...foreign(subject)]) {
        const [, { asked }] = await verdictOn(subject, trial);
        const urls = asked.map(({ url }) => url).join(', ');
        demand(asked.length <= MAX_REQUESTS, `${trial.what}: ${asked.length} requests: ${urls}`);
      }
    },
  },
  {
    id: 'probe/passing-failure-is-no-yes',
    promise: 'A portal that cannot be reached is never a yes; what is thrown then is a ConnectorError.',
    async run(subject) {
      for (const code of ['UNREACHABLE', 'TIMEOUT', 'UPSTREAM_FAILED'] as const) {
        const http = answering(subject, new ConnectorError(code, 'no answer'))();
        const verdict = await subject.connector
          .probe(subject.address, http, aCall())
          .catch((error: unknown) => error);
        const isFine =
          verdict instanceof ConnectorError ||
          (typeof verdict === 'object' && verdict !== null && 'match' in verdict && verdict.match === 'no');
        demand(isFine, () => `${code}: expected no or a ConnectorError, got ${nameOfError(verdict)}`);
      }
    },
  },
  {
    id: 'probe/suggested-config-opens',
    promise: 'The settings that a yes suggests open the portal.',
    async run(subject) {
      const verdict = await suggested(subject);
      if (verdict === null) return;
      const opened = open(subject, verdict.config);
      const { pages, error } = await walk(opened, { pageSize: subject.pageSizes.small });
      demand(error === null, () => `with the suggested settings: ${nameOfError(error)}`);
      const isEmpty = pages.every((page) => page.records.length === 0);
      demand(!isEmpty, 'with the suggested settings the catalogue is empty');
    },
  },
];
