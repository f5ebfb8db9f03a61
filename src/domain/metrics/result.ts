/** What measuring one dataset by one indicator gives. */
import type { Json } from '../json.ts';

export type MeasurementState = 'PASS' | 'FAIL' | 'UNKNOWN' | 'NOT_APPLICABLE';

/** A field that the result rests on, and what stood there. */
export interface Evidence {
  /** Path in the normalised record, or the name of another input: "distributions[1].format", "link". */
  readonly field: string;
  readonly value: Json;
  readonly url?: string;
}
export interface IndicatorResult {
  readonly indicator: string;
  /** null: a quantity or a share that is known, wholly or in part, which passes or fails nothing. */
  readonly state: MeasurementState | null;
  /** Of what is known, in the indicator's unit; PASS 1, FAIL 0; null when UNKNOWN or NOT_APPLICABLE. */
  readonly value: number | null;
  /** With everything unknown taken as FAIL, and as PASS; null: not applicable, or without bound. lower <= value <= upper. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Why not PASS: FIELD_NOT_OBSERVED, NO_DISTRIBUTION, METADATA_DATE_ONLY, …; null where nothing needs saying. */
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
}
