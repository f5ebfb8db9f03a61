/** Values of interfaces in a form that a cache takes: the same data, typed as JSON. */
import type { Json } from '../../domain/json.ts';

/** Interfaces have no index signature, so TypeScript does not see that they are JSON. */
export type Keepable<T> = T extends Json ? T : { readonly [K in keyof T]: Keepable<T[K]> };

/** Of plain data: what is typed so that nothing but JSON fits in. */
export function jsonOf<T>(value: T): Json {
  return isData(value) ? value : null;
}
function isData(value: unknown): value is Json {
  return value !== undefined;
}
