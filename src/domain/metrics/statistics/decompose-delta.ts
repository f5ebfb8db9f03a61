/** Why a mean changed: by what went, by what changed, by what came. */

export interface DeltaParts {
  readonly before: number;
  readonly after: number;
  /** Mean of those that stayed, less mean of all, before. */
  readonly exit: number;
  /** Mean change of those that stayed. */
  readonly within: number;
  /** Mean of all, less mean of those that stayed, after. */
  readonly entry: number;
}

/** Values by id; null where one side is empty or nothing stayed: then there is no change to take apart. */
export function decomposeDelta(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): DeltaParts | null {
  const stayed = [...before.keys()].filter((id) => after.has(id));
  if (stayed.length === 0) return null;
  const meanBefore = meanOf([...before.values()]);
  const meanAfter = meanOf([...after.values()]);
  const stayedBefore = meanOf(stayed.map((id) => before.get(id) ?? 0));
  const stayedAfter = meanOf(stayed.map((id) => after.get(id) ?? 0));
  return {
    before: meanBefore,
    after: meanAfter,
    exit: stayedBefore - meanBefore,
    within: stayedAfter - stayedBefore,
    entry: meanAfter - stayedAfter,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
