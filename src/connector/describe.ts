/** What came, in words, for messages of the form "expected …, got …". */

/** "nothing", "null", "a list", "the text \"abc\"", "the number 3"; long texts are cut at 40 characters. */
export function nameOfValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 40))}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${value}`;
  return typeof value === 'function' ? 'a function' : 'an object';
}
