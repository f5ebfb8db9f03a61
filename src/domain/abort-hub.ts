/** Many operations under one signal, with one listener on it. */

interface Followers {
  readonly controllers: Set<AbortController>;
  readonly listener: () => void;
}
export interface AbortHub {
  /** Aborts the controller with the signal, until the returned function is called. */
  follow(signal: AbortSignal, controller: AbortController): () => void;
}

/**
 * AbortSignal.any keeps a reference per call on long-lived signals in Node 20 (nodejs/node#54614), and a listener per
 * operation brings up Node's leak warning as soon as eleven run at once.
 */
export function createAbortHub(): AbortHub {
  const followed = new WeakMap<AbortSignal, Followers>();
  const followersOf = (signal: AbortSignal): Followers => {
    const known = followed.get(signal);
    if (known !== undefined) return known;
    const controllers = new Set<AbortController>();
    const listener = (): void => {
      followed.delete(signal);
      for (const controller of controllers) controller.abort(signal.reason);
    };
    const followers = { controllers, listener };
    followed.set(signal, followers);
    signal.addEventListener('abort', listener, { once: true });
    return followers;
  };
  return {
    follow: (signal, controller) => {
      if (signal.aborted) {
        controller.abort(signal.reason);
        return () => undefined;
      }
      const { controllers, listener } = followersOf(signal);
      controllers.add(controller);
      return () => {
        controllers.delete(controller);
        if (controllers.size > 0) return;
        signal.removeEventListener('abort', listener);
        followed.delete(signal);
      };
    },
  };
}
