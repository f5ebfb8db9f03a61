import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveTwin } from '../../twins/serve.ts';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity(0.03);
});
afterAll(() => demo.close());

async function ask(url: string): Promise<unknown> {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ portals { totalCount } }' }),
  });
  return response.json();
}

describe('civicgraph serve', () => {
  it('answers until it is asked to stop', async () => {
    let answered: Promise<unknown> = Promise.resolve(null);
    const world = demo.world({
      onMessage: (text, self) => {
        if (!text.includes('Ctrl-C stops.')) return;
        const url = /Serving (\S+)/.exec(self.out())?.[1] ?? '';
        answered = ask(url).finally(() => self.stop());
      },
    });
    expect(await world.run('serve', '--port', '0', '--no-harvest', '--log-level', 'silent')).toBe(0);
    expect(await answered).toEqual({ data: { portals: { totalCount: 4 } } });
    expect(world.err()).toContain('4 portals of 4 cities; Ctrl-C stops.');
    expect(world.err()).toContain('goes on at the next start');
  });

  it('tells a program where it listens, and harvests by schedule', async () => {
    const world = demo.world({
      onMessage: (text, self) => {
        if (text.includes('No contact is set')) self.stop();
      },
    });
    expect(await world.run('serve', '--port', '0', '--json', '--log-level', 'silent')).toBe(0);
    expect(JSON.parse(world.out())).toEqual({
      type: 'listening',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
    });
  });

  it('says what to do when the port is taken', async () => {
    const other = await serveTwin({ handle: async () => ({ status: 200, headers: {}, body: '' }) });
    try {
      const world = demo.world();
      expect(await world.run('serve', '--port', new URL(other.url).port)).toBe(2);
      expect(world.err()).toMatch(/the port is taken[\s\S]*--port/);
      expect(world.err()).not.toMatch(/\n\s+at /);
    } finally {
      await other.close();
    }
  });

  it('tells every setting that is wrong at once', async () => {
    const world = demo.world({ env: { CIVICGRAPH_CACHE: 'nowhere', CIVICGRAPH_PROT: '1' } });
    expect(await world.run('serve', '--port', '99999')).toBe(2);
    expect(world.err()).toContain('--port: expected an integer from 0 to 65535');
    expect(world.err()).toContain('CIVICGRAPH_CACHE: expected');
    expect(world.err()).toContain('CIVICGRAPH_PROT: unknown variable. Did you mean CIVICGRAPH_PORT?');
  });
});
