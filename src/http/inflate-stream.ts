/** Content codings undone while a body comes: never more in memory than a few pieces. */
import { pipeline, Readable } from 'node:stream';
import { BodyError, DECODERS, encodingOf, encodingsOf, type Encoding } from './body.ts';

const PIECE_BYTES = 64 * 1024;

/** The beginning that tells the coding, and all of the source. Leaving `whole` early leaves the source. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let isOver = false;
  while (head.length < 2 && !isOver) {
    const next = await iterator.next();
    if (next.done === true) isOver = true;
    else head = Buffer.concat([head, next.value]);
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      while (!isOver) {
        const next = await iterator.next();
        if (next.done === true) isOver = true;
        else yield next.value;
      }
    } finally {
      if (!isOver) await iterator.return?.();
    }
  };
  return { head, whole: whole() };
}

async function* inflateOnce(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  let trouble: unknown;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      trouble = error;
      throw error;
    }
  };
  const decoder = DECODERS[encoding]({ chunkSize: PIECE_BYTES });
  // What goes wrong destroys the decoder, and is thrown where it is read.
  pipeline(Readable.from(watched(), { objectMode: false }), decoder, () => undefined);
  try {
    for await (const piece of decoder) yield Buffer.from(piece);
  } catch (error) {
    if (error === trouble) throw error;
    throw new BodyError('damaged', 'the compressed body is damaged or cut off', error);
  }
}

/** Throws BodyError for unknown codings and damaged bodies; what the source throws comes as it is. */
export async function* inflateStream(
  source: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
): AsyncGenerator<Uint8Array> {
  let stream = source;
  for (const name of encodingsOf(contentEncoding)) {
    const { head, whole } = await peek(stream);
    const encoding = head.length === 0 ? null : encodingOf(name, head);
    stream = encoding === null ? whole : inflateOnce(whole, encoding);
  }
  yield* stream;
}
