/** The last moment of the month of a moment, RFC 3339 UTC both. */
export function monthEnd(moment: string): string {
  const [year = 0, month = 1] = moment.slice(0, 7).split('-').map(Number);
  return new Date(Date.UTC(year, month, 1) - 1).toISOString();
}

/** `fullSince`: from when on every state is kept, RFC 3339 UTC; null: from the beginning. */
export function heldAt(asOf: string, fullSince: string | null): string {
  return fullSince !== null && asOf < fullSince ? monthEnd(asOf) : asOf;
}

/** Whether a state held at the end of a month; `from` belongs to it, `to` does not. */
export function heldAtMonthEnd(from: string, to: string): boolean {
  return to > monthEnd(from);
}
