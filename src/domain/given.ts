/** false for null ("known to be absent") and undefined ("not said"). */
export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
