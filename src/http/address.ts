/** Which internet addresses a gateway may connect to: public ones only, in whatever spelling they come. */
import { isIP } from 'node:net';

interface Block {
  readonly base: bigint;
  readonly prefix: number;
  readonly what: string;
}

function ipv4(text: string): bigint {
  return text.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n);
}
function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}
/** Both halves of "::", the dotted tail turned into two groups. */
function ipv6(text: string): bigint {
  const hex = text.replace(/(\d+\.\d+\.\d+\.\d+)$/, (tail) => {
    const value = ipv4(tail);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups.reduce((value, group) => (value << 16n) + BigInt(`0x${group}`), 0n);
}
function within(value: bigint, block: Block, width: number): boolean {
  const shift = BigInt(width - block.prefix);
  return value >> shift === block.base >> shift;
}
function v4(cidr: string, what: string): Block {
  const [base = '', prefix] = cidr.split('/');
  return { base: ipv4(base), prefix: Number(prefix), what };
}
function v6(cidr: string, what: string): Block {
  const [base = '', prefix] = cidr.split('/');
  return { base: ipv6(base), prefix: Number(prefix), what };
}

// https://www.iana.org/assignments/iana-ipv4-special-registry
const FORBIDDEN_V4: readonly Block[] = [
  v4('0.0.0.0/8', 'unspecified'),
  v4('10.0.0.0/8', 'private'),
  v4('100.64.0.0/10', 'shared (carrier NAT)'),
  v4('127.0.0.0/8', 'loopback'),
  v4('169.254.0.0/16', 'link-local (cloud metadata)'),
  v4('172.16.0.0/12', 'private'),
  v4('192.0.0.0/24', 'protocol assignment'),
  v4('192.0.2.0/24', 'documentation'),
  v4('192.88.99.0/24', '6to4 relay'),
  v4('192.168.0.0/16', 'private'),
  v4('198.18.0.0/15', 'benchmarking'),
  v4('198.51.100.0/24', 'documentation'),
  v4('203.0.113.0/24', 'documentation'),
  v4('224.0.0.0/4', 'multicast'),
  v4('240.0.0.0/4', 'reserved'),
  // Public in form, but Azure's host agent: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
  v4('168.63.129.16/32', 'cloud host agent'),
];
// https://www.iana.org/assignments/iana-ipv6-special-registry; everything outside 2000::/3 is refused anyway.
const FORBIDDEN_V6: readonly Block[] = [
  v6('::/128', 'unspecified'),
  v6('::1/128', 'loopback'),
  v6('64:ff9b:1::/48', 'local NAT64'),
  v6('100::/64', 'discard'),
  v6('2001::/32', 'Teredo'),
  v6('2001::/23', 'protocol assignment'),
  v6('2001:db8::/32', 'documentation'),
  v6('3fff::/20', 'documentation'),
  v6('fc00::/7', 'private (unique local)'),
  v6('fe80::/10', 'link-local'),
  v6('fec0::/10', 'site-local'),
  v6('ff00::/8', 'multicast'),
];
const GLOBAL_V6 = v6('2000::/3', 'global');
/** Forms that carry an IPv4 address, and where it stands. */
const EMBEDDING: readonly (Block & { readonly shift: bigint })[] = [
  { ...v6('::ffff:0:0/96', 'IPv4-mapped'), shift: 0n },
  { ...v6('::ffff:0:0:0/96', 'IPv4-translated'), shift: 0n },
  { ...v6('64:ff9b::/96', 'NAT64'), shift: 0n },
  { ...v6('2002::/16', '6to4'), shift: 80n },
];
/** ISATAP interface identifiers, RFC 5214 §6.1: any network, then 0000:5efe or 0200:5efe, then the IPv4 address. */
function isIsatap(value: bigint): boolean {
  const identifier = (value >> 32n) & 0xffffffffn;
  return identifier === 0x00005efen || identifier === 0x02005efen;
}

function refusalV4(value: bigint): string | null {
  return FORBIDDEN_V4.find((block) => within(value, block, 32))?.what ?? null;
}
function refusalV6(value: bigint): string | null {
  const embedding = EMBEDDING.find((block) => within(value, block, 128));
  if (embedding !== undefined) return embedded(value >> embedding.shift, embedding.what);
  const forbidden = FORBIDDEN_V6.find((block) => within(value, block, 128));
  if (forbidden !== undefined) return forbidden.what;
  if (!within(value, GLOBAL_V6, 128)) return 'not global unicast';
  return isIsatap(value) ? embedded(value, 'ISATAP') : null;
}
function embedded(value: bigint, form: string): string | null {
  const inner = refusalV4(value & 0xffffffffn);
  return inner === null ? null : `${inner}, as ${form} ${dotted(value & 0xffffffffn)}`;
}
function bare(address: string): string {
  const unbracketed = /^\[.*\]$/.test(address) ? address.slice(1, -1) : address;
  return unbracketed.split('%')[0] ?? '';
}

/** A literal IPv4 or IPv6 address, brackets and zone allowed. */
export function isLiteral(host: string): boolean {
  return isIP(bare(host)) !== 0;
}
/** Why nothing may connect to this literal address; null: it is public. */
export function refusalOf(address: string): string | null {
  const text = bare(address);
  const family = isIP(text);
  if (family === 4) return refusalV4(ipv4(text));
  return family === 6 ? refusalV6(ipv6(text)) : 'not an address';
}
/** 127.0.0.0/8 and ::1, nothing that merely embeds them. */
export function isLoopback(address: string): boolean {
  const text = bare(address);
  const family = isIP(text);
  return family === 4 ? refusalV4(ipv4(text)) === 'loopback' : family === 6 && ipv6(text) === 1n;
}
