/** What is refused before a connection is opened, and the connector that opens only what was checked. */
import { lookup } from 'node:dns/promises';
import { buildConnector } from 'undici';
import { ConnectorError } from '../connector/index.ts';
import { isLiteral, isLoopback, refusalOf } from './address.ts';
import { safeUrl } from './redact.ts';

/** All addresses of a host name, in the order to try them. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;
export interface GuardPolicy {
  /** 127.0.0.0/8 and ::1 are allowed too: for demos and tests. */
  readonly allowLoopback: boolean;
}

/** The name is known, but to no address. */
export class NoAddress extends Error {
  override readonly name = 'NoAddress';
}

/** Names that never leave the machine or the network it stands in. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|corp|home|home\.arpa|onion)$/;
/** Ports above 1023 where something else than a web server usually listens. */
const OTHER_SERVICES = new Set([
  1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5672, 5900, 6000, 6379, 6443, 6665,
  6666, 6667, 6668, 6669, 6697, 9042, 9092, 9200, 9300, 10250, 10255, 11211, 27017, 27018,
]);
const TRIED_ADDRESSES = 4;

/** The default resolver: the system's, so that hosts files and search domains count. */
export const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map((found) => found.address);

function refuse(url: URL, why: string): never {
  throw new ConnectorError('BAD_CONFIG', `Refused to connect to ${url.host}: ${why}`, { url: safeUrl(url) });
}
function isAllowed(address: string, policy: GuardPolicy): boolean {
  return refusalOf(address) === null || (policy.allowLoopback && isLoopback(address));
}

/**
 * Refuses what can be seen in the address itself. URL has already turned decimal, octal and hexadecimal spellings of
 * IPv4 into the usual one. Throws ConnectorError BAD_CONFIG.
 */
export function checkUrl(url: URL, policy: GuardPolicy): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    refuse(url, `${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '') refuse(url, 'credentials do not belong in an address');
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  if (isLiteral(host)) {
    if (!isAllowed(host, policy)) refuse(url, `the address is ${refusalOf(host) ?? 'not public'}`);
    if (isLoopback(host)) return;
  } else if (host === 'localhost' && policy.allowLoopback) {
    return;
  } else if (LOCAL_NAME.test(host) || !host.includes('.')) {
    refuse(url, 'the name is local');
  }
  if (!isWebPort(url)) refuse(url, `port ${url.port} is not one for web servers`);
}

export function isWebPort({ port: text }: URL): boolean {
  const port = Number(text);
  return text === '' || port === 80 || port === 443 || (port > 1023 && !OTHER_SERVICES.has(port));
}

/** The addresses of a host that may be connected to; ConnectorError BAD_CONFIG when all of them are refused. */
export async function checkedAddresses(
  hostname: string,
  resolve: Resolve,
  policy: GuardPolicy,
): Promise<readonly string[]> {
  const literal = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  const all = isLiteral(literal) ? [literal] : await resolve(hostname);
  const allowed = all.filter((address) => isAllowed(address, policy));
  if (allowed.length > 0) return allowed.slice(0, TRIED_ADDRESSES);
  const refused = all.map((address) => `${address} is ${refusalOf(address) ?? 'not public'}`).slice(0, 3);
  if (refused.length === 0) throw new NoAddress(`${hostname} has no address`);
  throw new ConnectorError('BAD_CONFIG', `Refused to connect to ${hostname}: ${refused.join(', ')}`);
}

function dial(
  inner: buildConnector.connector,
  options: buildConnector.Options,
): Promise<Extract<Parameters<buildConnector.Callback>, [null, unknown]>[1]> {
  return new Promise((resolve, reject) => {
    inner(options, (...[error, socket]) => (error === null ? resolve(socket) : reject(error)));
  });
}

/**
 * Resolves a name once, drops the addresses that are refused and connects to the rest in turn: what was checked is
 * what is connected, so an answer that changes between the two (DNS rebinding) changes nothing.
 */
export function guardedConnector(
  inner: buildConnector.connector,
  resolve: Resolve,
  policy: GuardPolicy,
): buildConnector.connector {
  const connect = async (options: buildConnector.Options): Promise<Awaited<ReturnType<typeof dial>>> => {
    const hostname = options.hostname;
    const servername = options.servername ?? (isLiteral(hostname) ? undefined : hostname);
    let failure: unknown;
    for (const address of await checkedAddresses(hostname, resolve, policy)) {
      try {
        const named = servername === undefined ? {} : { servername };
        return await dial(inner, { ...options, ...named, hostname: address });
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  };
  return (options, callback) => {
    connect(options).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

export function defaultConnector(connectMs: number): buildConnector.connector {
  return buildConnector({ timeout: connectMs });
}
