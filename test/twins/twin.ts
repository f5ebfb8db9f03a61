/** A twin: an executable reading of a vendor's documentation, speaking its real protocol. */

export interface TwinRequest {
  readonly method: string;
  /** Absolute; host as the client sent it. */
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface TwinResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}
export interface Twin {
  /** Answers as the vendor's server would; no socket needed. */
  handle(request: TwinRequest): Promise<TwinResponse>;
}
