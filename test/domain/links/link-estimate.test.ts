import { describe, expect, it } from 'vitest';
import { countStrata } from '../../../src/domain/links/link-estimate.ts';
import { aLinkFact } from '../../support/link-builders.ts';

describe('what is known of strata', () => {
  it('counts what is settled, what of that is alive, and what is not settled, beside all there is', () => {
    const urls = Array.from({ length: 10 }, (_, i) => `https://x.example/files/${i}`);
    const states = ['PASS', 'PASS', 'FAIL', 'UNKNOWN'] as const;
    const fact = (url: string) => {
      const state = states[urls.indexOf(url)];
      return state === undefined ? null : aLinkFact({ url, state });
    };
    expect(countStrata([...urls, 'https://y.example/'], fact)).toEqual([
      { host: 'x.example', template: '/files/*', total: 10, known: 3, alive: 2, unknown: 1 },
      { host: 'other', template: 'other', total: 1, known: 0, alive: 0, unknown: 0 },
    ]);
  });
});
