import { describe, expect, it } from 'vitest';
import { connectors } from '../connectors/index.ts';
import type { PortalEntry } from '../src/domain/registry.ts';
import { createPortalOpener } from '../src/gateway-rows.ts';
import { createPortals } from '../src/harvest/portals.ts';
import { createHttpClient } from '../src/http/client.ts';
import type { PortalOpener } from '../src/ports/portals.ts';
import { createFakeClock } from './support/fake-clock.ts';
import { aPortal } from './support/graph.ts';
import { createQuietLog } from './support/quiet-log.ts';

function openerOf(...entries: readonly PortalEntry[]): PortalOpener {
  const clock = createFakeClock();
  const log = createQuietLog();
  const http = createHttpClient({ userAgent: 'test', clock, log, allowLoopback: false });
  const registry = { cities: [], portals: entries };
  return createPortalOpener(entries, createPortals({ registry, connectors, http, clock, log }));
}
const ckan = aPortal({ slug: 'alder-bay', platform: 'ckan', url: 'https://data.example.org' });
function identityOf(entry: PortalEntry): string {
  const opening = openerOf(entry).open(entry.slug);
  return opening.is === 'open' ? opening.identity : '';
}

describe('opening portals for rows', () => {
  it('opens what the registry lists, once', () => {
    const opener = openerOf(ckan);
    const first = opener.open('alder-bay');
    const second = opener.open('alder-bay');
    expect(first.is).toBe('open');
    expect(first.is === 'open' && second.is === 'open' && first.portal === second.portal).toBe(true);
  });

  it.each([
    { name: 'one that is unknown', slug: 'atlantis', says: 'not in the registry' },
    { name: 'one that is switched off', slug: 'off', says: 'switched off' },
    { name: 'one whose platform is unknown', slug: 'odd', says: 'Unknown connector "ckna"' },
  ])('refuses $name with a sentence', ({ slug, says }) => {
    const opener = openerOf(
      ckan,
      { ...ckan, slug: 'off', enabled: false },
      { ...ckan, slug: 'odd', platform: 'ckna' },
    );
    expect(opener.open(slug)).toMatchObject({
      is: 'refused',
      failure: { code: 'BAD_CONFIG', message: expect.stringContaining(says) },
    });
  });

  it('tells settings apart without telling them', () => {
    const secret = identityOf({ ...ckan, headers: { authorization: 'token-1234' } });
    expect(secret).not.toBe(identityOf(ckan));
    expect(secret).not.toContain('1234');
    expect(identityOf({ ...ckan, title: 'Another title' })).toBe(identityOf(ckan));
    expect(identityOf({ ...ckan, url: 'https://other.example.org' })).not.toBe(identityOf(ckan));
  });
});
