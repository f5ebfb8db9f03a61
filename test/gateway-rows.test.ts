import { describe, expect, it } from 'vitest';
import { connectors } from '../connectors/index.ts';
import type { PortalEntry } from '../src/domain/registry.ts';
import { settingFields } from '../src/config/setting-fields.ts';
import { parseDuration } from '../src/config/duration.ts';
import { parseSize } from '../src/config/size.ts';
import { DEFAULT_ROW_LIMITS } from '../src/federate/rows/limits.ts';
import { DEFAULT_FILE_CAPS } from '../src/files/limits.ts';
import { createPortalOpener, statedLimits } from '../src/gateway-rows.ts';
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

describe('what reading rows may cost', () => {
  const none = {
    scanRows: null,
    upstreamRequests: null,
    portalTimeoutMs: null,
    maxFileBytes: null,
    maxFileRows: null,
    keptFilesBytes: null,
  };

  it('is as the configuration states it, and otherwise as usual', () => {
    expect(statedLimits({ ...none, scanRows: 5_000, portalTimeoutMs: 9_000, keptFilesBytes: 1 })).toEqual({
      rows: { scanRows: 5_000, portalMs: 9_000 },
      files: { keptBytes: 1 },
    });
    for (const nothing of [none, undefined]) expect(statedLimits(nothing)).toEqual({ rows: {}, files: {} });
  });

  it('is told in help as it is', () => {
    const { scanRows, upstreamRequests, portalTimeout, maxFileSize, maxFileRows, keptFiles } = settingFields;
    expect({
      scanRows: Number(scanRows.shownDefault),
      upstreamRequests: Number(upstreamRequests.shownDefault),
      portalMs: parseDuration(portalTimeout.shownDefault),
    }).toEqual({
      scanRows: DEFAULT_ROW_LIMITS.scanRows,
      upstreamRequests: DEFAULT_ROW_LIMITS.upstreamRequests,
      portalMs: DEFAULT_ROW_LIMITS.portalMs,
    });
    expect({
      maxBytes: parseSize(maxFileSize.shownDefault),
      maxRows: Number(maxFileRows.shownDefault),
      keptBytes: parseSize(keptFiles.shownDefault),
    }).toEqual({
      maxBytes: DEFAULT_FILE_CAPS.maxBytes,
      maxRows: DEFAULT_FILE_CAPS.maxRows,
      keptBytes: DEFAULT_FILE_CAPS.keptBytes,
    });
  });
});
