import { buildConnector } from 'undici';
import { describe, expect, it } from 'vitest';
import { checkedAddresses, checkUrl, guardedConnector } from '../../src/http/guard.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { aCall, aRig, errorOf, json, aTwin } from './support.ts';

const strict = { allowLoopback: false };

/** A connector that notes what it is asked to connect to and never connects. */
function countingConnector(): { readonly connect: buildConnector.connector; readonly dialled: string[] } {
  const dialled: string[] = [];
  return {
    dialled,
    connect: (options, callback) => {
      dialled.push(options.hostname);
      callback(new Error('nothing is connected in this test'), null);
    },
  };
}
/** A client whose names resolve as told, one answer after the other, and which connects nowhere. */
function aClosedWorld(names: Readonly<Record<string, readonly (readonly string[])[]>>) {
  const { connect, dialled } = countingConnector();
  const asked: string[] = [];
  const client = createHttpClient({
    userAgent: 'CivicGraph/test',
    clock: createFakeClock({ auto: true }),
    log: createQuietLog(),
    allowLoopback: false,
    connect,
    caps: { tries: 1 },
    resolve: async (hostname) => {
      const answers = names[hostname] ?? [];
      const answer = answers[Math.min(asked.filter((name) => name === hostname).length, answers.length - 1)];
      asked.push(hostname);
      return answer ?? [];
    },
  });
  const http = client.open({ portalId: 'p', headers: {}, pace: { concurrency: 1, minIntervalMs: 0 } });
  return { dialled, asked, get: (url: string) => errorOf(http.json(new URL(url), aCall())) };
}

describe('outbound safety: nothing is connected to', () => {
  it.each([
    ['a literal address', 'http://10.0.0.1/'],
    ['the metadata service of a cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['loopback', 'http://127.0.0.1/'],
    ['an address in decimal', 'http://2130706433/'],
    ['an address in octal', 'http://0177.0.0.1/'],
    ['an address in hexadecimal', 'http://0x7f.0x0.0x0.0x1/'],
    ['an address with parts left out', 'http://127.1/'],
    ['an address in full-width digits', 'http://１２７.0.0.1/'],
    ['IPv6 loopback', 'http://[::1]/'],
    ['IPv4 mapped into IPv6', 'http://[::ffff:127.0.0.1]/'],
    ['IPv4 embedded by NAT64', 'http://[64:ff9b::a00:1]/'],
    ['IPv4 embedded by 6to4', 'http://[2002:a00:1::]/'],
    ['a private IPv6 address', 'http://[fd00::1]/'],
    ['localhost', 'http://localhost/'],
    ['a name under localhost', 'http://portal.localhost/'],
    ['localhost with a dot behind', 'http://localhost./'],
    ['the metadata name of a cloud', 'http://metadata.google.internal/'],
    ['a name without a domain', 'http://intranet/'],
    ['a name of the local network', 'http://printer.local/'],
    ['credentials in the address', 'https://user:secret@data.example.org/'],
    ['another protocol', 'ftp://data.example.org/'],
    ['a file', 'file:///etc/passwd'],
    ['the port of a mail server', 'http://data.example.org:25/'],
    ['the port of a database', 'http://data.example.org:6379/'],
  ])('for %s', async (_what, url) => {
    const world = aClosedWorld({ 'data.example.org': [['93.184.216.34']] });
    const error = await world.get(url);
    expect(error).toMatchObject({ code: 'BAD_CONFIG', remedy: 'stop' });
    expect(error.message).toContain('Refused to connect');
    expect(error.message + String(error.facts.url)).not.toContain('secret');
    expect([world.dialled, world.asked]).toEqual([[], []]);
  });

  it.each([
    ['a name that resolves to a private address', ['192.168.0.10']],
    ['a name that spells an address, as nip.io does', ['10.0.0.1']],
    ['a name that resolves to private IPv6', ['fd12::1']],
    ['a name that resolves to embedded IPv4', ['::ffff:169.254.169.254']],
    ['a name whose addresses are all forbidden', ['127.0.0.1', '::1', '0.0.0.0']],
  ])('for %s', async (_what, addresses) => {
    const world = aClosedWorld({ '10.0.0.1.nip.example': [addresses] });
    const error = await world.get('https://10.0.0.1.nip.example/api');
    expect(error).toMatchObject({ code: 'BAD_CONFIG' });
    expect(world.dialled).toEqual([]);
  });

  it('for a name that was public a moment ago (DNS rebinding)', async () => {
    const world = aClosedWorld({ 'rebind.example': [['93.184.216.34'], ['127.0.0.1']] });
    expect(await world.get('http://rebind.example/')).toMatchObject({ code: 'UNREACHABLE' });
    expect(await world.get('http://rebind.example/')).toMatchObject({ code: 'BAD_CONFIG' });
    expect(world.dialled).toEqual(['93.184.216.34']);
  });

  it('but the public ones among the addresses of a name, by the address that was checked', async () => {
    const world = aClosedWorld({
      'mixed.example': [['10.0.0.1', '93.184.216.34', '2a00:1450::1', '127.0.0.1']],
    });
    await world.get('https://mixed.example/');
    expect(world.dialled).toEqual(['93.184.216.34', '2a00:1450::1']);
    expect(world.asked).toEqual(['mixed.example']);
  });

  it('for a redirect to a forbidden address, a forbidden name and another protocol', async () => {
    for (const target of [
      'http://169.254.169.254/',
      'http://evil.example/',
      'file:///etc/passwd',
      'http://[::ffff:10.0.0.1]/',
    ]) {
      const dialled: string[] = [];
      const inner = buildConnector({});
      const rig = await aRig({
        twin: aTwin(() => json(null, 302, { location: target })),
        client: {
          resolve: async () => ['10.9.8.7'],
          connect: (options, callback) => {
            dialled.push(options.hostname);
            inner(options, callback);
          },
        },
      });
      expect(await errorOf(rig.http.json(rig.url('/'), aCall()))).toMatchObject({ code: 'BAD_CONFIG' });
      expect(dialled).toEqual(['127.0.0.1']);
      await rig.close();
    }
  });

  it('for an address that a portal’s own data names (second order)', async () => {
    const rig = await aRig({ twin: aTwin(() => json({ download: 'http://192.168.1.1/admin' })) });
    const { body } = await rig.http.json(rig.url('/'), aCall());
    const { download } = body as { download: string };
    expect(await errorOf(rig.http.json(new URL(download), aCall()))).toMatchObject({ code: 'BAD_CONFIG' });
    expect(await errorOf(rig.http.text(new URL(download), aCall()))).toMatchObject({ code: 'BAD_CONFIG' });
    expect(rig.server.served()).toBe(1);
    await rig.close();
  });
});

describe('the guard', () => {
  it.each([
    'https://data.example.org/',
    'http://8.8.8.8/',
    'https://data.example.org:8443/',
    'http://localhost.example.org/',
  ])('lets %s pass', (url) => {
    expect(() => checkUrl(new URL(url), strict)).not.toThrow();
  });

  it('lets loopback pass, with any port, only where it is allowed', () => {
    const loose = { allowLoopback: true };
    for (const url of ['http://127.0.0.1:6379/', 'http://[::1]:99/', 'http://localhost:3000/']) {
      expect(() => checkUrl(new URL(url), loose)).not.toThrow();
      expect(() => checkUrl(new URL(url), strict)).toThrow('Refused');
    }
    for (const url of [
      'http://10.0.0.1/',
      'http://[::ffff:127.0.0.1]/',
      'http://0.0.0.0/',
      'http://a.localhost/',
    ]) {
      expect(() => checkUrl(new URL(url), loose)).toThrow('Refused');
    }
  });

  it('tries at most four addresses', async () => {
    const many = Array.from({ length: 50 }, (_, index) => `8.8.8.${index}`);
    expect(await checkedAddresses('many.example', async () => many, strict)).toHaveLength(4);
  });

  it('tries the next address when one does not answer, and keeps the name for the certificate', async () => {
    const seen: (readonly [string, string | undefined])[] = [];
    const connector = guardedConnector(
      (options, callback) => {
        seen.push([options.hostname, options.servername]);
        callback(new Error(`${options.hostname} is down`), null);
      },
      async () => ['8.8.8.8', '8.8.4.4'],
      strict,
    );
    const error = await new Promise<Error | null>((resolve) => {
      connector({ hostname: 'data.example', protocol: 'https:', port: '443' }, (...[failure]) =>
        resolve(failure),
      );
    });
    expect(seen).toEqual([
      ['8.8.8.8', 'data.example'],
      ['8.8.4.4', 'data.example'],
    ]);
    expect(error?.message).toBe('8.8.4.4 is down');
  });

  it('says so when a name has no address at all', async () => {
    await expect(checkedAddresses('none.example', async () => [], strict)).rejects.toThrow(
      'none.example has no address',
    );
  });
});
