import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { BadRequest, parseBody, readBody } from '../../src/graphql/body.ts';

function aRequest(
  chunks: readonly (string | Uint8Array)[],
  headers: Record<string, string>,
): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  for (const chunk of chunks) request.push(chunk);
  request.push(null);
  return request;
}
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a body', () => {
  it('is put together from its pieces', async () => {
    expect(await readBody(aRequest(['{"a"', ':1}'], JSON_TYPE), 100)).toBe('{"a":1}');
  });
  it('may be split within a letter', async () => {
    const bytes = new TextEncoder().encode('"å"');
    expect(await readBody(aRequest([bytes.slice(0, 2), bytes.slice(2)], JSON_TYPE), 100)).toBe('"å"');
  });
  it('is refused one byte over the limit and taken at the limit', async () => {
    expect(await readBody(aRequest(['12345'], JSON_TYPE), 5)).toBe('12345');
    await expect(readBody(aRequest(['123', '456'], JSON_TYPE), 5)).rejects.toMatchObject({ status: 413 });
    await expect(readBody(aRequest([], { ...JSON_TYPE, 'content-length': '6' }), 5)).rejects.toMatchObject({
      status: 413,
    });
  });
  it('is refused when it is not UTF-8, or compressed', async () => {
    await expect(readBody(aRequest([new Uint8Array([0xff])], JSON_TYPE), 5)).rejects.toMatchObject({
      status: 400,
    });
    const zipped = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    await expect(readBody(aRequest(['{}'], zipped), 5)).rejects.toMatchObject({ status: 415 });
  });
  it('takes JSON of any spelling of its type', async () => {
    for (const type of [
      'application/json; charset=utf-8',
      'Application/JSON;charset="UTF-8"',
      'application/json ; q=1',
    ])
      expect(await readBody(aRequest(['{}'], { 'content-type': type }), 5)).toBe('{}');
  });
  it('must be JSON', () => {
    expect(() => parseBody('{')).toThrow(BadRequest);
  });
});
