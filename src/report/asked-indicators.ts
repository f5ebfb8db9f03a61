/** Indicators by the names that people give. */
import { GatewayError } from '../domain/errors.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { INDICATORS, indicatorOf } from '../domain/metrics/indicators.ts';
import { nearest } from '../domain/suggest.ts';

/** In the order asked for. BAD_INPUT for a name that is none, with the nearest that is one. */
export function askedIndicators(ids: readonly string[]): readonly IndicatorDefinition[] {
  return ids.map((id) => {
    const definition = indicatorOf(id);
    if (definition !== null) return definition;
    const near = nearest(
      id,
      INDICATORS.map((one) => one.id),
    );
    throw new GatewayError(
      'BAD_INPUT',
      `Unknown indicator "${id}".${near === null ? '' : ` Did you mean "${near}"?`}`,
      {
        hint: 'The query { indicators { id title } } lists all.',
      },
    );
  });
}
