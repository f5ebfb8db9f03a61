/** The words and spellings of filters as text, shared by what reads and what writes them. */

/** Without quotation marks; a name with other characters, or one of the words below, stands in double ones. */
export const PLAIN_NAME = /[\p{L}_:@$][\p{L}\p{M}\p{N}_.:@$-]*/u;
/** What a filter can begin with and is no column. */
export const RESERVED: readonly string[] = ['and', 'or', 'not', 'true', 'false'];

/** `'it''s'` */
export function quotedText(text: string, mark: "'" | '"'): string {
  return `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;
}
