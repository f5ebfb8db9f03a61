/** The only text that ever gets into a statement besides names made here: paths of ours. */

export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
