/** Many hosts at once, each of them one thing at a time. */

/**
 * Works through every lane in its order, `atOnce` lanes at a time, the longest first. Ends early when `isOver` says so
 * between two items. When an item throws, no lane goes on, and that is thrown once all have come to rest.
 */
export async function runLanes<T>(
  lanes: readonly (readonly T[])[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  isOver: () => boolean,
): Promise<void> {
  const waiting = [...lanes].sort((a, b) => b.length - a.length);
  const failures: unknown[] = [];
  const runNext = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
      for (const item of lane) {
        if (failures.length > 0 || isOver()) return;
        await work(item);
      }
    }
  };
  const worker = (): Promise<void> =>
    runNext().catch((error: unknown) => {
      failures.push(error);
    });
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, worker));
  if (failures.length > 0) throw failures[0];
}
