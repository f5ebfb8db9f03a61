/** Which headers a request carries on each of its hops: the portal's own ones never reach another host. */
import type { PortalHttpOptions } from '../ports/http.ts';

export type Headers = Readonly<Record<string, string>>;
export interface HeaderedRequest {
  readonly url: URL;
  /** Of this call only: never sent to where a redirect leads. */
  readonly own: Headers;
  /** Of the gateway: sent to everybody. */
  readonly common: Headers;
}
export interface PortalHeaders {
  common(accept: string): Headers;
  /** For the hops of one request; `first` until a redirect has left the host or gone from https to http. */
  forHops(request: HeaderedRequest): (url: URL, first: boolean) => Headers;
}

/** They belong to the connection, not to a portal or connector. */
const CONNECTION_HEADER =
  /^(host|connection|keep-alive|content-length|transfer-encoding|upgrade|expect|te|trailer)$/i;

export function lowerCased(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !CONNECTION_HEADER.test(name))
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** `hosts`: the portal's own; null: the host of the first request is, and no other. */
export function createPortalHeaders(
  userAgent: string,
  portal: Pick<PortalHttpOptions, 'headers'>,
  hosts: readonly string[] | null,
): PortalHeaders {
  const portalHeaders = lowerCased(portal.headers);
  let ownHosts = hosts;
  return {
    common: (accept) => ({ 'user-agent': userAgent, accept, 'accept-encoding': 'gzip, br' }),
    forHops: (request) => {
      const home = (ownHosts ??= [request.url.host]);
      return (url, first) => {
        const isDowngrade = request.url.protocol === 'https:' && url.protocol === 'http:';
        return {
          ...request.common,
          ...(home.includes(url.host) && !isDowngrade ? portalHeaders : {}),
          ...(first ? request.own : {}),
        };
      };
    },
  };
}
