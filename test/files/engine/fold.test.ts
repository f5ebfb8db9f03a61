import { describe, expect, it } from 'vitest';
import { foldCase } from '../../../src/domain/query/fold-case.ts';
import { foldOf } from '../../../src/files/engine/fold.ts';
import { aBench } from '../support.ts';

describe('lower case in the engine', () => {
  it('is the same as ours for every letter there is', async () => {
    const bench = aBench();
    const session = await bench.session();
    const fold = await foldOf(session);
    const all: string[] = [];
    // No script further on has upper and lower case.
    for (let point = 1; point <= 0x1ffff; point += 1)
      if (point < 0xd800 || point >= 0xe000) all.push(String.fromCodePoint(point));
    const rows = await session.all(
      `SELECT 'x' || ${fold('l')} FROM (SELECT unnest(from_json($1, '["VARCHAR"]')) AS l)`,
      [JSON.stringify(all)],
    );
    const wrong = all.filter((letter, at) => rows[at]?.[0] !== `x${foldCase(letter)}`);
    expect(wrong).toEqual([]);
    session.close();
    bench.close();
  }, 30_000);
});
