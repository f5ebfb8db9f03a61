import type { IndicatorDefinition } from './definition.ts';
import { indicatorOf } from './indicators.ts';

/** The indicator of datasets whose mean it is, as far as its definition tells; null: none. */
export function underlying({ id, subject, inputs }: IndicatorDefinition): string | null {
  if (subject === 'DATASET') return id;
  const [only] = inputs;
  return inputs.length === 1 && only !== undefined && indicatorOf(only)?.subject === 'DATASET' ? only : null;
}
