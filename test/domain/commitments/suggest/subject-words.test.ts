import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../src/domain/metrics/categories/phrases.ts';
import {
  fitsPattern,
  patternOf,
  subjectWords,
} from '../../../../src/domain/commitments/suggest/subject-words.ts';

describe('the subject of a promise', () => {
  it('is what is left without the words of promising', () => {
    expect(
      subjectWords('We will publish open data on bicycle parking, machine-readable, each month'),
    ).toEqual(['bicycle', 'parking']);
    expect(subjectWords('Die Stadt veröffentlicht die Belegung der Parkhäuser als offene Daten')).toEqual([
      'belegung',
      'parkhauser',
    ]);
    expect(subjectWords('Publicar los datos de arbolado en formato abierto')).toEqual(['arbolado']);
  });

  it('gives patterns that fit other numbers and cases of a word', () => {
    for (const [word, other] of [
      ['trees', 'tree'],
      ['trees', 'Trees'],
      ['libraries', 'library'],
      ['estaciones', 'estación'],
      ['parkhauser', 'Parkhaus'],
    ] as const)
      expect([word, fitsPattern(tokensOf(other), patternOf(word))]).toEqual([word, true]);
    expect([patternOf('bus'), patternOf('trees')]).toEqual(['bus', 'tree*']);
    expect(fitsPattern(tokensOf('business'), patternOf('bus'))).toBe(false);
  });
});
