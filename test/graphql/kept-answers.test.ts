import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeptAnswers, type KeptAnswer } from '../../src/graphql/kept-answers.ts';

const answer = (text: string): KeptAnswer => ({ headers: {}, body: Buffer.from(text) });

describe('kept answers', () => {
  it('are given again until the revision changes', () => {
    const kept = createKeptAnswers(100_000, () => 0);
    kept.keep('q', 1, null, answer('a'));
    expect(kept.find('q', 1)?.body.toString()).toBe('a');
    expect(kept.find('other', 1)).toBeNull();
    expect(kept.find('q', 2)).toBeNull();
    expect(kept.find('q', 1)).toBeNull();
  });

  it('are given for their lifetime and not a millisecond longer', () => {
    let now = 1_000;
    const kept = createKeptAnswers(100_000, () => now);
    kept.keep('q', 1, 1_000, answer('a'));
    now = 1_999;
    expect(kept.find('q', 1)).not.toBeNull();
    now = 2_000;
    expect(kept.find('q', 1)).toBeNull();
  });

  it('make room by dropping what was not used for longest', () => {
    const kept = createKeptAnswers(20 * 600, () => 0);
    for (let n = 0; n < 20; n += 1) kept.keep(`q${n}`, 1, null, answer('a'.repeat(90)));
    kept.find('q0', 1);
    kept.keep('new', 1, null, answer('a'.repeat(90)));
    expect([kept.find('q0', 1), kept.find('q1', 1), kept.find('new', 1)].map((one) => one !== null)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('never take more than their room, and leave out what would fill it', () => {
    const kept = createKeptAnswers(16_000, () => 0);
    kept.keep('big', 1, null, answer('a'.repeat(1_001)));
    expect(kept.find('big', 1)).toBeNull();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 400 }))),
        (given) => {
          const room = createKeptAnswers(16_000, () => 0);
          for (const [n, length] of given) room.keep(`q${n}`, 1, null, answer('x'.repeat(length)));
          const bytes = Array.from({ length: 61 }, (_, n) => room.find(`q${n}`, 1)?.body.length ?? -500);
          expect(bytes.reduce((sum, length) => sum + length + 500, 0)).toBeLessThanOrEqual(16_000);
        },
      ),
    );
  });
});
