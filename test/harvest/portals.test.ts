import { describe, expect, it } from 'vitest';
import { createPortals } from '../../src/harvest/portals.ts';
import type { PortalHttpOptions } from '../../src/ports/http.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { anEntry, noHttp, silentLog } from './support/harvest-world.ts';
import { MovingPortal } from './support/moving-portal.ts';

function portals(...entries: ReturnType<typeof anEntry>[]) {
  const opened: PortalHttpOptions[] = [];
  const http = noHttp();
  const made = createPortals({
    registry: { cities: [], portals: entries },
    connectors: [new MovingPortal([]).connector],
    http: {
      ...http,
      open: (options) => {
        opened.push(options);
        return http.open(options);
      },
    },
    clock: createFakeClock(),
    log: silentLog,
  });
  return { made, opened };
}

describe('the portals of the registry', () => {
  it('are opened once, with their own headers and pace before the connector’s', () => {
    const entry = anEntry({ headers: { 'x-a': 'b' }, pace: { concurrency: null, minIntervalMs: 900 } });
    const { made, opened } = portals(entry);
    const first = made.open(entry);
    expect(made.open(entry)).toBe(first);
    expect(first).toMatchObject({ is: 'open', opened: { config: { url: new URL(entry.url) } } });
    expect(opened).toEqual([
      {
        portalId: 'springfield',
        headers: { 'x-a': 'b' },
        hosts: ['data.springfield.example'],
        pace: { concurrency: 2, minIntervalMs: 900 },
      },
    ]);
  });
  it('may name another place for their API', () => {
    const entry = anEntry({ config: { url: 'https://api.example.org/ckan' } });
    expect(portals(entry).made.open(entry)).toMatchObject({
      opened: { config: { url: new URL('https://api.example.org/ckan') } },
    });
  });
  it('refuse a wrong setting and an unknown platform as values, with what is known named', () => {
    const wrong = anEntry({ config: { urll: 'x' } });
    expect(portals(wrong).made.open(wrong)).toMatchObject({
      is: 'refused',
      failure: { code: 'BAD_CONFIG', message: expect.stringContaining('urll') },
    });
    const unknown = anEntry({ platform: 'movin' });
    expect(portals(unknown).made.open(unknown)).toMatchObject({
      failure: { code: 'BAD_CONFIG', message: expect.stringContaining('moving') },
    });
  });
  it('are scheduled when enabled, and NOT_FOUND when there is none of that name', () => {
    const { made } = portals(anEntry(), anEntry({ slug: 'off', enabled: false }));
    expect(made.scheduled).toEqual(['springfield']);
    expect(made.entry('off').slug).toBe('off');
    expect(() => made.entry('nowhere')).toThrow(/no portal "nowhere"/);
  });
});
