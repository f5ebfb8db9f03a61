import { describe, expect, it } from 'vitest';
import { backendOf, createBackends } from '../../../connectors/socrata/backends.ts';

describe('the back end of a table', () => {
  it.each([
    [{ 'x-soda2-legacy-types': 'true', 'x-soda2-data-out-of-date': 'false' }, '2.0'],
    [{ 'x-soda2-truth-last-modified': 'Mon, 16 Sep 2019 23:13:03 GMT' }, '2.1'],
    [{ 'x-soda2-data-out-of-date': 'false' }, '2.1'],
    [{ 'x-soda2-fields': '["a"]', etag: '"x"' }, null],
    [{}, null],
  ])('by the headers %j is %s', (headers, backend) => expect(backendOf(headers)).toBe(backend));

  it('is kept by table, and is not forgotten by an answer that does not tell', () => {
    const backends = createBackends();
    expect(backends.of('abcd-1234')).toBeNull();
    backends.learn('abcd-1234', '2.0');
    backends.learn('abcd-1234', null);
    expect(backends.of('abcd-1234')).toBe('2.0');
    expect(backends.of('efgh-5678')).toBeNull();
  });

  it('is kept of no more than ten thousand tables', () => {
    const backends = createBackends();
    for (let index = 0; index <= 10_000; index += 1) backends.learn(`table ${index}`, '2.1');
    expect(backends.of('table 0')).toBeNull();
    expect(backends.of('table 10000')).toBe('2.1');
  });
});
