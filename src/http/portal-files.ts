/** The files of one portal: downloaded to disk through the same guard, pace and retries as its answers. */
import { rm } from 'node:fs/promises';
import { ConnectorError } from '../connector/index.ts';
import type { Download, DownloadRequest, FileHttp, PortalHttpOptions } from '../ports/http.ts';
import { BodyError } from './body.ts';
import { failureOfAnswer } from './classify.ts';
import { FAILURE_BYTES } from './limits.ts';
import { conditionsOf, validatorsOf } from './memory.ts';
import { createPortalHeaders } from './portal-headers.ts';
import { isWanted } from './read-json.ts';
import { factsOf, failureOfBody, final, refused, type RefusalContext } from './refusal.ts';
import { openOnDisk, saveBody, type OpenFile, type Saved } from './save-body.ts';
import { send, type Read, type Sender } from './send.ts';
import type { Meters } from './usage.ts';
import type { Arrival } from './walk.ts';

export interface SharedByFiles {
  readonly sender: Sender;
  readonly meters: Meters;
  readonly userAgent: string;
}
/** What came of the last body; a fault is judged with the answer it belongs to. */
type Taken = Saved | { readonly is: 'fault'; readonly error: BodyError };

/** The bytes of a file are dear: it is begun anew fewer times than an answer. */
const FILE_TRIES = 3;

class DownloadRun {
  readonly #request: DownloadRequest;
  readonly #openFile: OpenFile;
  #taken: Taken | null = null;
  #hasBegun = false;
  constructor(request: DownloadRequest, openFile: OpenFile) {
    this.#request = request;
    this.#openFile = async (path) => {
      const file = await openFile(path);
      this.#hasBegun = true;
      return file;
    };
  }

  readonly divert = (head: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
  }) => {
    this.#taken = null;
    if (!isWanted(head.status, {})) return null;
    return async (body: AsyncIterable<Uint8Array>, count: (bytes: number) => void) => {
      try {
        this.#taken = await saveBody(head, body, count, { ...this.#request, openFile: this.#openFile });
      } catch (error) {
        if (!(error instanceof BodyError)) throw error;
        this.#taken = { is: 'fault', error };
      }
      return { bytes: Buffer.alloc(0), whole: true };
    };
  };

  async read(arrival: Arrival, context: RefusalContext): Promise<Read<Download>> {
    const { answer, url } = arrival;
    const taken = this.#taken;
    if (answer.status === 304 && this.#request.validators !== undefined) return { value: { changed: false } };
    if (taken === null) return refused(arrival, { ...context, retry500: false });
    const { status, headers } = answer;
    switch (taken.is) {
      case 'fault':
        return failureOfBody(taken.error, arrival, context);
      case 'page':
        return failureOfAnswer(
          { status, headers, head: taken.head },
          { facts: factsOf(arrival, taken.head, context), retry500: false },
        );
      case 'file': {
        const { bytes } = taken;
        if (bytes === 0)
          return final(new ConnectorError('BAD_SHAPE', 'The file is empty', factsOf(arrival, '', context)));
        return { value: { changed: true, bytes, url, headers, validators: validatorsOf(headers) } };
      }
    }
  }

  /** What was begun and not finished. */
  async remove(): Promise<void> {
    if (this.#hasBegun) await rm(this.#request.toFile, { force: true });
  }
}

/** Only `hosts` get the portal's headers: the first file of a portal may well lie elsewhere. */
export function createPortalFiles(
  shared: SharedByFiles,
  portal: PortalHttpOptions,
  openFile: OpenFile = openOnDisk,
): FileHttp {
  const { caps } = shared.sender;
  const sender = { ...shared.sender, caps: { ...caps, idleMs: caps.fileIdleMs } };
  const headers = createPortalHeaders(shared.userAgent, portal, portal.hosts ?? []);
  return {
    download: async (url, call, request) => {
      const run = new DownloadRun(request, openFile);
      // Validators are of where the file lay in the end, so they are sent there as well.
      const common = { ...headers.common('*/*'), ...conditionsOf(request.validators ?? {}) };
      const secrets = Object.values(portal.headers);
      try {
        return await send<Download>(sender, {
          portalId: portal.portalId,
          call,
          journey: {
            url,
            body: null,
            headersFor: headers.forHops({ url, own: {}, common }),
            pace: portal.pace,
            bodyCap: () => FAILURE_BYTES,
            divert: run.divert,
            meter: shared.meters.of(call.requestId),
          },
          tries: FILE_TRIES,
          read: (arrival) =>
            run.read(arrival, { portalId: portal.portalId, now: sender.clock.now(), secrets }),
        });
      } catch (error) {
        await run.remove();
        throw error;
      }
    },
  };
}
