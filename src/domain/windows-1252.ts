/** Windows-1252, which Node does not read right in every version. */

/** What it has at 0x80 to 0x9F, where ISO 8859-1 has control characters; \u0081 and the like are unused. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text whose bytes were taken for ISO 8859-1, read as Windows-1252: several versions of Node read the latter as the
 * former (nodejs/node#56542).
 */
export function windows1252OfLatin1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (char) => C1.charAt(char.charCodeAt(0) - 0x80));
}
