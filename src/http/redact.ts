/** What may be shown of addresses and answers: enough to act on, no secrets. */

const SECRET_NAME = /(key|token|secret|passw|pwd|auth|signature|^sig$|session|credential)/i;
const URL_CHARS = 500;
const HIDDEN = 'hidden';
/** Shorter values would blank out ordinary text. */
const SECRET_CHARS = 6;

/** The address without credentials, fragment and values of parameters that look secret, however long it is. */
export function wholeSafeUrl(url: URL): string {
  const shown = new URL(url.href);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  const secrets = [...shown.searchParams.keys()].filter((name) => SECRET_NAME.test(name));
  for (const name of secrets) shown.searchParams.set(name, HIDDEN);
  return shown.href;
}
/** The same, of at most 500 characters: for messages. */
export function safeUrl(url: URL): string {
  const shown = wholeSafeUrl(url);
  return shown.length <= URL_CHARS ? shown : `${shown.slice(0, URL_CHARS)}…`;
}

/** The text with every occurrence of a secret of at least six characters blanked out. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SECRET_CHARS)
    .reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
}
/** The first `chars` characters of a portal's text, without control characters and without the given secrets. */
export function safeText(text: string, chars: number, secrets: readonly string[] = []): string {
  // Twice the length, so that a secret across the cut is still recognised.
  const hidden = hideSecrets(text.slice(0, chars * 2), secrets);
  return hidden.replace(/[^\P{Cc}\t\n\r]/gu, '').slice(0, chars);
}
