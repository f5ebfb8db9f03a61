/** Is there a Socrata catalogue at an address? The portal's own mirror is asked first, then both regions. */
import {
  ConnectorError,
  read,
  type Call,
  type Http,
  type HttpJson,
  type Probe,
} from '../../src/connector/index.ts';
import { CATALOGUE_PATH } from './config.ts';
import { discoveryUrl, errorTextOf, readAnswer } from './discovery.ts';

const REGIONS = ['https://api.us.socrata.com', 'https://api.eu.socrata.com'] as const;

function no(because: string): Probe {
  return { match: 'no', because };
}

/** How many of the results are of the domain itself: without `domains` a server answers for everybody. */
function ownOf(answer: HttpJson, domain: string): { readonly own: number; readonly foreign: string | null } {
  const homes = readAnswer(answer).results.map(
    (result) => read(result).object('metadata')?.text('domain')?.toLowerCase() ?? domain,
  );
  const foreign = homes.find((home) => home !== domain) ?? null;
  return { own: homes.filter((home) => home === domain).length, foreign };
}

function yes(origin: string, region: string | null, certainty: 'sure' | 'likely', because: string): Probe {
  const config = { url: origin, ...(region === null ? {} : { discovery: region }) };
  return { match: 'yes', certainty, because, version: null, title: null, config };
}

/** null: nothing said either way. */
function verdictOf(answer: HttpJson, address: URL, region: string | null): Probe | null {
  const [domain, where] = [address.hostname, region ?? address.origin];
  const refusal = errorTextOf(answer.body);
  if (refusal?.startsWith('Domain not found') === true)
    return no(`${where} answers as a catalogue, but: ${refusal.slice(0, 200)}`);
  if (refusal !== null || answer.status >= 400) return null;
  const { own, foreign } = ownOf(answer, domain);
  if (own > 0)
    return yes(address.origin, region, 'sure', `the Discovery API at ${where} lists assets of ${domain}`);
  if (foreign !== null) return no(`the Discovery API at ${where} answers for ${foreign}, not for ${domain}`);
  return answer.headers['x-socrata-requestid'] === undefined || region !== null
    ? null
    : yes(address.origin, region, 'likely', `${where} speaks like Socrata, with an empty catalogue`);
}

/** null: it cannot be told from this answer or failure. */
async function askAt(region: string | null, address: URL, http: Http, call: Call): Promise<Probe | null> {
  const url = discoveryUrl(new URL(CATALOGUE_PATH, region ?? address.origin), address.hostname, { limit: 1 });
  try {
    return verdictOf(await http.json(url, call, { accept: [400, 404] }), address, region);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code === 'ABORTED') throw error;
    // JSON of some other shape under the very path of the API: another platform's.
    return error.code === 'BAD_SHAPE' && region === null ? no(`no Discovery answer: ${error.message}`) : null;
  }
}

/** Literal addresses and local names are on no public platform. */
function isPublicName(host: string): boolean {
  return host.includes('.') && !/^[\d.]+$|^\[/.test(host);
}

export async function probe(address: URL, http: Http, call: Call): Promise<Probe> {
  const own = await askAt(null, address, http, call);
  if (own !== null) return own;
  if (isPublicName(address.hostname)) {
    for (const region of REGIONS) {
      const verdict = await askAt(region, address, http, call);
      if (verdict !== null && verdict.match === 'yes') return verdict;
    }
  }
  return no(`no Discovery API knows ${address.hostname}`);
}
