import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actionTypeOf, GOALS, PLEDGES, ROUNDS, THEMES } from '../../../src/domain/commitments/partnership.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the partnership', () => {
  it('has its five pledges byte by byte', () => {
    expect(PLEDGES.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5']);
    for (const { text, textSha256 } of PLEDGES) expect(sha256(text)).toBe(textSha256);
  });

  it('would show a pledge that somebody put right', () => {
    const third = PLEDGES[2];
    expect(sha256(third?.text.replace('necessary of', 'necessary for') ?? '')).not.toBe(third?.textSha256);
    for (const { text, textSha256 } of PLEDGES) expect(sha256(`${text}.`)).not.toBe(textSha256);
  });

  it('has four goals, and four themes with twelve action types', () => {
    expect(GOALS.map(({ id }) => id)).toEqual(['G1', 'G2', 'G3', 'G4']);
    expect(THEMES.map(({ id, actionTypes }) => [id, actionTypes.length])).toEqual([
      ['T1', 3],
      ['T2', 3],
      ['T3', 2],
      ['T4', 4],
    ]);
    const all = THEMES.flatMap(({ actionTypes }) => actionTypes);
    expect(new Set(all.map(({ id }) => id)).size).toBe(12);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(12);
    for (const { label } of all) expect(label).not.toMatch(/\.$|^\s|\s$/);
  });

  it('was to be announced in two rounds', () => {
    expect(ROUNDS.map(({ ordinal, announcedOn }) => [ordinal, announcedOn])).toEqual([
      [1, '2013-01'],
      [2, '2013-06'],
    ]);
  });

  it('finds an action type by id and by slug', () => {
    expect(actionTypeOf('T4.4')?.slug).toBe('prizes-challenges');
    expect(actionTypeOf('prizes-challenges')?.id).toBe('T4.4');
    expect(actionTypeOf('T5.1')).toBeNull();
  });
});
