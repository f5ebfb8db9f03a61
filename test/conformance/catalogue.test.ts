import { describe, expect, it } from 'vitest';
import { differenceOf, someOf } from '../../src/conformance/catalogue.ts';
import { said, saidOf } from './messages.ts';
import { catalogue } from './saboteurs/catalogue.ts';
import { list, page, soundSubject } from './saboteurs/sabotage.ts';

function of(id: string): Promise<string> {
  return saidOf(id, catalogue[id]);
}

describe('the checks of catalogues', () => {
  it('say how a walk ended wrongly', async () => {
    expect(await of('catalogue/ends-on-null-cursor')).toContain('`next` is not null');
    const early = page((one) => ({ ...one, next: null }));
    expect(await saidOf('catalogue/ends-on-null-cursor', early)).toContain('but another one follows');
    const silent = list(async function* () {});
    expect(await saidOf('catalogue/ends-on-null-cursor', silent)).toContain('no page at all');
  });

  it('say why a walk failed', async () => {
    const dead = list(() => {
      throw new TypeError('no such thing');
    });
    expect(await saidOf('catalogue/ids-unique', dead)).toBe('the walk failed: TypeError: no such thing');
  });

  it('catch a walk that never ends', async () => {
    const endless = list(async function* (pages) {
      for (;;) yield* pages();
    });
    expect(await saidOf('catalogue/ids-unique', endless)).toMatch(/^more than \d+ (pages|requests)/);
  });

  it('compare the total with what came', async () => {
    expect(await of('catalogue/total-is-true')).toMatch(
      /^the portal has \d+ \(exact\), the walk showed \d+$/,
    );
    const mute = page((one) => ({ ...one, total: null }));
    expect(await saidOf('catalogue/total-is-true', mute)).toContain('has no total');
  });

  it('need a subject that shows what they look for', async () => {
    const large = { ...soundSubject, pageSizes: { small: 40, large: 50 } };
    expect(await said('catalogue/page-size-honoured', large)).toContain('the subject is too small');
    expect(await said('catalogue/since-inclusive', { ...soundSubject, since: null })).toContain(
      'does not say what to expect',
    );
    const { capped } = soundSubject;
    const wide = { ...soundSubject, capped: capped === null ? null : { ...capped, pageSize: 1 } };
    expect(await said('catalogue/silent-cap-survived', wide)).toContain('has no cap');
  });

  it('do not apply to what a platform does not offer', async () => {
    expect(await said('catalogue/silent-cap-survived', { ...soundSubject, capped: null })).toBe(
      'inapplicable: no portal with a cap is known',
    );
  });

  it('name some of what differs', () => {
    expect(someOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
    expect(differenceOf(['a', 'b'], ['b', 'c', 'b'])).toBe('missing: a; not expected: c');
    expect(differenceOf(['a', 'b'], ['b', 'a', 'a'])).toBeNull();
  });
});
