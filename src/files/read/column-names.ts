/** Names of columns that queries can use, out of headers that were made for reading. */

export interface NamedColumn {
  /** No two are the same, none is empty. */
  readonly name: string;
  /** What the file says where that is something else. */
  readonly title: string | null;
}

/** Never a name of a file's own column: the key that every table out of a file has. */
export const ROW_COLUMN = ':row';
const MAX_NAME = 200;

function cleaned(header: string): string {
  return header
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MAX_NAME)
    .toWellFormed();
}

function titleOf(header: string, name: string, place: number, earlier: number): string | null {
  const text = cleaned(header);
  if (text === '') return `(column ${String(place)}, without a name in the file)`;
  if (earlier > 0) return `${text} (column ${String(place)}, not the first of this name in the file)`;
  return text === name ? null : text;
}

/** Empty names become "column_3", repeated ones "name_2"; what was changed is said in the title. */
export function nameColumns(headers: readonly string[]): readonly NamedColumn[] {
  const wanted = headers.map((header, at) => cleaned(header) || `column_${String(at + 1)}`);
  const given = new Set(wanted);
  const used = new Set([ROW_COLUMN]);
  const seen = new Map<string, number>();
  return headers.map((header, at) => {
    const base = wanted[at] ?? '';
    const earlier = seen.get(base) ?? 0;
    seen.set(base, earlier + 1);
    let name = base;
    // A made-up name must not take one that another column has in the file.
    for (let count = 2; used.has(name) || (name !== base && given.has(name)); count += 1)
      name = `${base}_${String(count)}`;
    used.add(name);
    return { name, title: titleOf(header, name, at + 1, earlier) };
  });
}
