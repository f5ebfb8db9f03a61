/** Strong three-valued logic of Kleene: what is not known stays open unless the rest decides. */

export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
/** In order: FALSE < UNKNOWN < TRUE, so that "and" is the least and "or" the greatest. */
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

export function truthOf(holds: boolean): Truth {
  return holds ? TRUE : FALSE;
}
export function negation(truth: Truth): Truth {
  return truth === TRUE ? FALSE : truth === FALSE ? TRUE : UNKNOWN;
}
/** TRUE for none. */
export function allOf<T>(members: readonly T[], truth: (member: T) => Truth): Truth {
  let least: Truth = TRUE;
  for (const member of members) {
    const one = truth(member);
    if (one === FALSE) return FALSE;
    if (one < least) least = one;
  }
  return least;
}
/** FALSE for none. */
export function anyOf<T>(members: readonly T[], truth: (member: T) => Truth): Truth {
  let most: Truth = FALSE;
  for (const member of members) {
    const one = truth(member);
    if (one === TRUE) return TRUE;
    if (one > most) most = one;
  }
  return most;
}
