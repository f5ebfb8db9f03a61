/** Time and waiting, so that tests own both. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
