const ASCII = /^\p{ASCII}*$/u;

/**
 * Whether `new URL` takes it. `URL.canParse` of Node 20 takes letters such as "ü" for broken UTF-8 once it has been
 * compiled, which is after a few thousand calls, and then refuses what is right.
 */
export function isUrl(text: string, base?: string): boolean {
  if (ASCII.test(text) && (base === undefined || ASCII.test(base))) return URL.canParse(text, base);
  try {
    return new URL(text, base).href !== '';
  } catch {
    return false;
  }
}

/** As `new URL` reads it; null: it is none. */
export function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
