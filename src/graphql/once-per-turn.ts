/** Reads once for all who ask in the same turn of the event loop, and waits for nobody. A failure is that of all of them. */
export function oncePerTurn<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | null = null;
  return () => {
    if (known !== null) return known;
    known = read();
    setImmediate(() => {
      known = null;
    });
    return known;
  };
}
