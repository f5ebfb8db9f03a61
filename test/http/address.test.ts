import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLiteral, isLoopback, refusalOf } from '../../src/http/address.ts';

describe('addresses', () => {
  it.each([
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'shared (carrier NAT)'],
    ['127.8.9.1', 'loopback'],
    ['169.254.169.254', 'link-local (cloud metadata)'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['192.0.0.8', 'protocol assignment'],
    ['192.0.2.1', 'documentation'],
    ['198.19.255.255', 'benchmarking'],
    ['203.0.113.7', 'documentation'],
    ['224.0.0.251', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['168.63.129.16', 'cloud host agent'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fc00::1', 'private (unique local)'],
    ['fd00:ec2::254', 'private (unique local)'],
    ['fe80::1%eth0', 'link-local'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['2001::1', 'Teredo'],
    ['100::1', 'discard'],
    ['::7f00:1', 'not global unicast'],
    ['4000::1', 'not global unicast'],
  ])('refuses %s: %s', (address, why) => {
    expect(refusalOf(address)).toBe(why);
  });

  it.each([
    ['::ffff:127.0.0.1', 'loopback, as IPv4-mapped 127.0.0.1'],
    ['::ffff:a9fe:a9fe', 'link-local (cloud metadata), as IPv4-mapped 169.254.169.254'],
    ['64:ff9b::10.0.0.1', 'private, as NAT64 10.0.0.1'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['2002:7f00:1::', 'loopback, as 6to4 127.0.0.1'],
    ['2002:c0a8:101::1', 'private, as 6to4 192.168.1.1'],
    ['2a00:1450::5efe:10.0.0.1', 'private, as ISATAP 10.0.0.1'],
    ['::ffff:0:169.254.169.254', 'link-local (cloud metadata), as IPv4-translated 169.254.169.254'],
  ])('sees the IPv4 address inside %s', (address, why) => {
    expect(refusalOf(address)).toBe(why);
  });

  it.each([
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '2a00:1450:4001::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('lets %s pass', (address) => {
    expect(refusalOf(address)).toBeNull();
  });

  it.each(['', 'example.org', '1.2.3', '1.2.3.4.5', '256.1.1.1', ':::', '[::1', 'g::1'])(
    'does not take %j for an address',
    (text) => {
      expect(isLiteral(text)).toBe(false);
      expect(refusalOf(text)).toBe('not an address');
    },
  );

  it('counts only 127.0.0.0/8 and ::1 as loopback, not what embeds them', () => {
    expect(['127.0.0.1', '127.255.0.9', '::1', '[::1]'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['::ffff:127.0.0.1', '2002:7f00:1::', '128.0.0.1', '0.0.0.0'].map(isLoopback)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('judges an IPv4 address and its IPv6 forms alike', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        const plain = refusalOf(address) === null;
        const forms = [
          `::ffff:${address}`,
          `::ffff:${hex}`,
          `64:ff9b::${hex}`,
          `2002:${hex}::1`,
          `[::ffff:${address}]`,
        ];
        expect(forms.map((form) => refusalOf(form) === null)).toEqual(forms.map(() => plain));
      }),
    );
  });

  it('reads every spelling of an IPv6 address alike', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const short = new URL(`http://[${address}]/`).hostname;
        expect(refusalOf(short)).toBe(refusalOf(address));
      }),
    );
  });
});
