import { describe, expect, it } from 'vitest';
import { ALL_KINDS, isFourByFour, sortResult } from '../../../connectors/socrata/kinds.ts';
import { TYPES } from '../../twins/socrata-params.ts';
import { aResult, DOMAIN } from './support.ts';

describe('kinds', () => {
  it('are asked for by all names that the API documents, but for its own bookkeeping', () => {
    expect([...ALL_KINDS, 'system_dataset'].sort()).toEqual([...TYPES].sort());
  });

  it('a result is a record, left out, or rejected', () => {
    expect(sortResult(aResult(), DOMAIN)).toMatchObject({ is: 'record', id: 'abcd-1234' });
    expect(sortResult(aResult({ type: 'story' }), DOMAIN)).toMatchObject({ leftOut: { reason: 'story' } });
    expect(sortResult('text', DOMAIN)).toMatchObject({ is: 'rejected', id: null });
  });

  it('a kind that nobody knew is left out under its name', () => {
    expect(sortResult(aResult({ type: 'hologram' }), DOMAIN)).toMatchObject({
      leftOut: { reason: 'hologram' },
    });
  });

  it('a domain is the same in capitals', () => {
    const result = aResult({ metadata: { domain: 'Data.City.Gov' } });
    expect(sortResult(result, DOMAIN)).toMatchObject({ is: 'record' });
  });

  it('a table with parents is a dataset: it has rows of its own', () => {
    expect(sortResult(aResult({ resource: { parent_fxf: ['aaaa-bbbb'] } }), DOMAIN)).toMatchObject({
      is: 'record',
    });
  });

  it.each(['abcd-123', 'ABCD-1234', '../../x', 'abcd-1234,', ''])('"%s" is no 4x4', (id) => {
    expect(isFourByFour(id)).toBe(false);
  });
});
