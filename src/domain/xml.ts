/** Text as XML 1.0 may hold it (https://www.w3.org/TR/xml/#charsets). */

/** What XML cannot hold at all, not even escaped. */
const NEVER = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff\p{Cs}]/gu;
/** Line feeds and tabs too, so that they last in attributes. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
  ...{ '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' },
};

/** For texts and attributes alike; what XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(NEVER, '\ufffd').replace(/[&<>"'\r\n\t]/g, (sign) => SIGNS[sign] ?? '');
}

/** One element; what is null is left out. `content`: XML already, or null for an empty element. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  content: string | null,
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${xmlText(value)}"`],
  );
  const head = `<${name}${written.join('')}`;
  return content === null ? `${head}/>` : `${head}>${content}</${name}>`;
}
