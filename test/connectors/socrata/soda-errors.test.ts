import { describe, expect, it } from 'vitest';
import { sodaErrorOf } from '../../../connectors/socrata/soda-errors.ts';
import type { Json } from '../../../src/domain/json.ts';

function errorOf(status: number, body: Json): readonly [code: string, message: string] | null {
  const url = new URL('https://data.city.gov/resource/abcd-1234.json?$where=secret');
  const error = sodaErrorOf({ status, body, url, headers: {}, validators: {} }, 'abcd-1234');
  return error === null ? null : [error.code, error.message];
}
function coordinator(errorCode: string, message = ''): Json {
  return {
    message: `Query coordinator error: ${errorCode}; ${message}; position: Map(row -> 1)`,
    errorCode,
    data: {},
  };
}

describe('an answer of the row interface', () => {
  it('that is a list is no error, whatever is in it', () => {
    expect(errorOf(200, [])).toBeNull();
    expect(errorOf(200, [{ error: true }])).toBeNull();
  });

  it.each<readonly [number, Json, string]>([
    [400, coordinator('query.soql.no-such-column', 'No such column: x'), 'BAD_SHAPE'],
    [400, coordinator('query.soql.type-mismatch'), 'BAD_SHAPE'],
    [400, coordinator('soql.analyzer.typechecker.type-mismatch'), 'BAD_SHAPE'],
    [400, coordinator('query.soql.no-such-function'), 'UNSUPPORTED'],
    [400, coordinator('query.soql.bad-parse'), 'BAD_QUERY'],
    [400, { code: 'query.compiler.malformed', error: true, message: 'Unable to parse' }, 'BAD_QUERY'],
    [400, coordinator('query.execution.timeout'), 'TIMEOUT'],
    [
      400,
      coordinator('query.execution.queryRuntimeError', 'canceling statement due to statement timeout'),
      'TIMEOUT',
    ],
    [400, { code: 'req.row-limit-exceeded', error: true, message: 'too many' }, 'TOO_LARGE'],
    [413, coordinator('query.result.too-large'), 'TOO_LARGE'],
    [403, { code: 'permission_denied', error: true, message: 'You must be logged in' }, 'UNAUTHORISED'],
    [
      404,
      { code: 'dataset.missing', error: true, message: 'Not found', data: { id: 'zzzz-zzzz' } },
      'NOT_FOUND',
    ],
    [404, { message: "Dataset '_x' was not found", errorCode: 'soda.dataset.not-found' }, 'NOT_FOUND'],
    [400, coordinator('query.dataset.does-not-exist'), 'NOT_FOUND'],
    [500, coordinator('query.execution.queryRuntimeError'), 'UPSTREAM_FAILED'],
    [200, { code: 'permission_denied', error: true, message: 'no' }, 'BAD_QUERY'],
    [200, { rows: [] }, 'BAD_SHAPE'],
    [200, 'OK', 'BAD_SHAPE'],
    [400, null, 'BAD_QUERY'],
  ])('with status %i and %j is %s', (status, body, code) => expect(errorOf(status, body)?.[0]).toBe(code));

  it('is told in the portal’s words, without positions and addresses', () => {
    const said = errorOf(400, coordinator('query.soql.no-such-column', 'No such column: x'))?.[1];
    expect(said).toBe(
      'the columns of the table have changed since it was described (table abcd-1234): query.soql.no-such-column: No such column: x',
    );
    expect(errorOf(400, coordinator('a.b', 'x'.repeat(5_000)))?.[1].length).toBeLessThan(500);
  });
});
