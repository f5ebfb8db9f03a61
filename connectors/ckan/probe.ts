/** Is a CKAN behind this address? */
import {
  ConnectorError,
  isJsonObject,
  type Call,
  type Http,
  type Json,
  type Probe,
} from '../../src/connector/index.ts';
import { actionRoot, actionUrl, ENVELOPE_STATUSES, siteOf } from './client.ts';
import { isEnvelope } from './errors.ts';

interface Attempt {
  readonly site: string;
  readonly root: string;
  readonly action: 'status_show' | 'package_search';
}

/** Sites that keep CKAN behind another page mount it here: open.canada.ca/data. */
const USUAL_MOUNT = '/data';

/** At most three: where the address points, the root of its host, and the usual mount. */
function attemptsFor(address: URL): readonly Attempt[] {
  const at = (url: URL, action: Attempt['action']): Attempt => ({
    site: siteOf(url),
    root: actionRoot(url),
    action,
  });
  const host = new URL(address.origin);
  const status = at(address, 'status_show');
  if (status.site !== siteOf(host)) return [status, at(host, 'status_show'), at(address, 'package_search')];
  const mounted = new URL(USUAL_MOUNT, address);
  return [status, at(address, 'package_search'), at(mounted, 'status_show')];
}

/** Either the answer, or why there is none to read. */
async function ask(attempt: Attempt, http: Http, call: Call): Promise<Json | ConnectorError> {
  const params = attempt.action === 'status_show' ? {} : { rows: 0 };
  try {
    const url = actionUrl(attempt.root, attempt.action, params);
    return (await http.json(url, call, { accept: ENVELOPE_STATUSES })).body;
  } catch (error) {
    // A portal that cannot be reached is neither a yes nor a no.
    const isNoAnswer =
      error instanceof ConnectorError && (error.remedy === 'retry' || error.code === 'ABORTED');
    if (isNoAnswer || !(error instanceof ConnectorError)) throw error;
    return error;
  }
}

function configOf(attempt: Attempt): Readonly<Record<string, Json>> {
  const isOld = !attempt.root.endsWith('/3/action');
  return { url: isOld ? attempt.root : attempt.site };
}

function resultIn(body: Json): Json {
  return isJsonObject(body) && body['success'] === true ? (body['result'] ?? null) : null;
}

function matchStatus(attempt: Attempt, body: Json): Probe | null {
  const result = resultIn(body);
  if (!isJsonObject(result) || typeof result['site_title'] !== 'string') return null;
  const version = result['ckan_version'];
  return {
    match: 'yes',
    certainty: 'sure',
    because: `status_show names the site "${result['site_title']}"`,
    version: typeof version === 'string' ? version : null,
    title: result['site_title'].trim() === '' ? null : result['site_title'].trim(),
    config: configOf(attempt),
  };
}

function matchSearch(attempt: Attempt, body: Json): Probe | null {
  const result = resultIn(body);
  const hasCount = isJsonObject(result) && typeof result['count'] === 'number';
  const isError = result === null && isEnvelope(body);
  if (!hasCount && !isError) return null;
  const because = hasCount
    ? 'package_search gives a count'
    : 'package_search answers with an error of the action API';
  return {
    match: 'yes',
    certainty: 'likely',
    because,
    version: null,
    title: null,
    config: configOf(attempt),
  };
}

function describe(attempt: Attempt, answer: Json | ConnectorError): string {
  const what =
    answer instanceof ConnectorError
      ? answer.code === 'BLOCKED'
        ? 'HTML instead of JSON'
        : answer.code
      : 'JSON of another kind';
  return `${attempt.root}/${attempt.action}: ${what}`;
}

/**
 * Asks status_show and package_search, at most three requests. Throws UNREACHABLE and other passing failures, since
 * they say nothing about the platform.
 */
export async function probe(address: URL, http: Http, call: Call): Promise<Probe> {
  const seen: string[] = [];
  for (const attempt of attemptsFor(address)) {
    const answer = await ask(attempt, http, call);
    const isBody = !(answer instanceof ConnectorError);
    const match = !isBody
      ? null
      : attempt.action === 'status_show'
        ? matchStatus(attempt, answer)
        : matchSearch(attempt, answer);
    if (match !== null) return match;
    seen.push(describe(attempt, answer));
  }
  return { match: 'no', because: seen.join('; ') };
}
