/** JSON with one thing wrong at a time. */
import { isJsonObject, type Json } from '../connector/index.ts';

export type Path = readonly (string | number)[];

/** "$.resources[0].url" */
export function nameOfPath(path: Path): string {
  return `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
}

/** Every place below the root, parents first; of long lists the first `maxItems` members. */
export function pathsOf(value: Json, maxItems = 2, base: Path = []): readonly Path[] {
  const steps: readonly (string | number)[] = Array.isArray(value)
    ? value.slice(0, maxItems).map((_, index) => index)
    : isJsonObject(value)
      ? Object.keys(value)
      : [];
  return steps.flatMap((step) => {
    const path = [...base, step];
    return [path, ...pathsOf(childAt(value, step), maxItems, path)];
  });
}

function childAt(value: Json, step: string | number): Json {
  if (Array.isArray(value) && typeof step === 'number') return value[step] ?? null;
  return isJsonObject(value) ? (value[String(step)] ?? null) : null;
}

export function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>(childAt, value);
}

/** A copy in which the place is `next`, or gone when that is undefined. */
export function changedAt(value: Json, path: Path, next: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return next ?? null;
  const inner = rest.length === 0 ? next : changedAt(childAt(value, step), rest, next);
  if (Array.isArray(value)) {
    const before: readonly Json[] = value;
    return before.flatMap((member, index) =>
      index !== step ? [member] : inner === undefined ? [] : [inner],
    );
  }
  if (!isJsonObject(value)) return value;
  const others = Object.entries(value).filter(([name]) => name !== step);
  return Object.fromEntries(inner === undefined ? others : [...others, [String(step), inner]]);
}

/** One value of each kind of JSON, and numbers and texts that are known for trouble. */
export const HOSTILE_VALUES: readonly (Json | undefined)[] = [
  undefined,
  null,
  '',
  '[',
  'not what was expected',
  0,
  -1,
  1e300,
  true,
  [],
  [null],
  ['a', 1],
  {},
  { nested: { deep: [] } },
];

/** The same with every list emptied. */
export function withEmptyLists(value: Json): Json {
  if (Array.isArray(value)) return [];
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withEmptyLists(member)]));
}

/** Frozen all through, so that whoever writes into it fails. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
  return value;
}
