/** Facts about addresses, for tests. */
import type { LinkFact } from '../../src/domain/links/fact.ts';
import type { LinkAnswer } from '../../src/domain/links/link-attempt.ts';
import type { LinkRecord } from '../../src/domain/links/link-schedule.ts';
import type { LinkCheck } from '../../src/domain/links/link-verdict.ts';

export function aLinkFact(given: Partial<LinkFact> = {}): LinkFact {
  const url = given.url ?? 'https://x.example/a.csv';
  return {
    url,
    checkedAt: '2026-11-23T12:00:00.000Z',
    method: 'HEAD',
    status: 200,
    headStatus: 200,
    finalUrl: url,
    contentType: 'text/csv',
    contentLength: 12,
    lastModified: null,
    etag: null,
    durationMs: 30,
    state: 'PASS',
    reason: null,
    flags: [],
    ...given,
  };
}
export function aLinkRecord(given: Partial<LinkFact> = {}): LinkRecord {
  return { fact: aLinkFact(given), unstableDays: [], failures: 0, dueAt: '2026-12-23T12:00:00.000Z' };
}
export function aLinkAnswer(given: Partial<Omit<LinkAnswer, 'is'>> = {}): LinkAnswer {
  return {
    is: 'answer',
    method: 'HEAD',
    status: 200,
    headers: {},
    finalUrl: 'https://x.example/a.csv',
    hasBadCertificate: false,
    ...given,
  };
}
export function aLinkCheck(given: Partial<LinkCheck> = {}): LinkCheck {
  return {
    url: 'https://x.example/a.csv',
    checkedAt: '2026-11-23T12:00:00.000Z',
    durationMs: 30,
    head: aLinkAnswer(),
    get: null,
    promisesFile: true,
    unstableDays: [],
    ...given,
  };
}
