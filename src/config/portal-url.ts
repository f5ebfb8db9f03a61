/** Which addresses a registry may hold. The HTTP client checks again what a name resolves to. */
import { isUrl } from '../domain/web-address.ts';
import { BlockList, isIP } from 'node:net';

const blocked = new BlockList();
// IANA special-purpose address registries, https://www.iana.org/assignments/iana-ipv4-special-registry
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  blocked.addSubnet(net, bits, 'ipv4');
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');

const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|example|onion)$/;

function isPublicHost(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  if (isIP(address) === 4) return !blocked.check(address, 'ipv4');
  if (isIP(address) === 6) return globalV6.check(address, 'ipv6') && !/^2002:|^2001:0?:/.test(address);
  const name = address.replace(/\.$/, '');
  return name.includes('.') && !PRIVATE_NAMES.test(name);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

/** The address, or what is wrong with it. Credentials in it are not repeated. */
export function readPortalUrl(
  text: string,
  options: { readonly allowLoopback: boolean },
): { readonly url: URL } | { readonly problem: string } {
  const url = isUrl(text) ? new URL(text) : null;
  if (url === null) return { problem: `expected an http(s) URL, got "${text.slice(0, 80)}"` };
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { problem: `expected an http(s) URL, got the scheme "${url.protocol.slice(0, -1)}"` };
  if (url.username !== '' || url.password !== '')
    return { problem: 'expected a URL without a user name or password in it' };
  if (url.search !== '' || url.hash !== '')
    return { problem: `expected a URL without "?" or "#", got "${text.slice(0, 80)}"` };
  if (options.allowLoopback && isLoopback(url.hostname)) return { url };
  return isPublicHost(url.hostname)
    ? { url }
    : {
        problem: `expected a public host, got "${url.hostname}": private and local addresses are never read`,
      };
}
