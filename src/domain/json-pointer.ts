/** Places in JSON: RFC 6901. */

/** One step further: "/a" and "b/c" give "/a/b~1c". */
export function inPointer(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
