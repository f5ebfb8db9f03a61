/** Saves the definitions of portals and cities from saying the same thing over and over. */
import type { IndicatorDefinition } from '../definition.ts';

export type DefinitionText = Pick<IndicatorDefinition, 'id' | 'title' | 'definition' | 'formula'> &
  Partial<IndicatorDefinition>;

const COUNTED_BOTH_WAYS =
  'Not in the value; the lower bound takes the unknown as failed, the upper as passed.';

/** A share of datasets that pass, unless the text says otherwise. */
export function defineAggregate(
  subject: 'PORTAL' | 'CITY',
  dimension: string,
  text: DefinitionText,
): IndicatorDefinition {
  return {
    version: '1.0.0',
    group: subject === 'PORTAL' ? 'portal' : 'city',
    dimension,
    subject,
    kind: 'share',
    inputs: [],
    unit: 'share',
    range: [0, 1],
    weight: null,
    missing: COUNTED_BOTH_WAYS,
    source: 'CivicGraph',
    better: 'more',
    ...text,
  };
}
