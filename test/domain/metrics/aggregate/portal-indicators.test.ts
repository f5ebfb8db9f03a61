import { describe, expect, it } from 'vitest';
import { PORTAL_INDICATORS } from '../../../../src/domain/metrics/aggregate/portal-indicators.ts';
import type { IndicatorDefinition } from '../../../../src/domain/metrics/definition.ts';

/** Texts that are missing or too short to say anything. */
export function thinTexts(definitions: readonly IndicatorDefinition[]): readonly string[] {
  return definitions
    .filter(
      ({ title, definition, formula, missing, source, inputs, unit }) =>
        [title, formula, missing, source, unit].some((text) => text.trim() === '') ||
        definition.length < 25 ||
        inputs.length === 0,
    )
    .map(({ id }) => id);
}

describe('PORTAL_INDICATORS', () => {
  it('has each id once, with complete texts', () => {
    const ids = PORTAL_INDICATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.startsWith('p.'))).toEqual([]);
    expect(thinTexts(PORTAL_INDICATORS)).toEqual([]);
  });

  it('would notice a text that is missing', () => {
    const [first] = PORTAL_INDICATORS;
    expect(first && thinTexts([{ ...first, formula: ' ' }])).toEqual(['p.size']);
  });

  it('names every indicator of portals', () => {
    const ids = new Set(PORTAL_INDICATORS.map(({ id }) => id));
    const wanted =
      'size mqa mqa.median mqa.band.GOOD mqa.findability odpw.ex.access openLicence machineReadable api bulk alive tau.0 tau tau.1 ' +
      'tauObserved declaredShare releaseRate90 removalRate90 licenceConcentration publisherHHI duplicateShare ' +
      'noDistribution catalogueApi contactable multilingual star census doc.description doc.title doc.schema doc.landingPage doc.identifier';
    expect(wanted.split(' ').filter((name) => !ids.has(`p.${name}`))).toEqual([]);
  });
});
