import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/errors.ts';
import { failureOf } from '../../src/connector/failure.ts';

describe('what a connector threw', () => {
  it('keeps its code, and when to come again', () => {
    const error = new ConnectorError('RATE_LIMITED', 'slow down', { retryAfterMs: 9 });
    expect(failureOf(error)).toEqual({ code: 'RATE_LIMITED', message: 'slow down', retryAfterMs: 9 });
    expect(failureOf(new ConnectorError('TIMEOUT', 'late')).retryAfterMs).toBeNull();
  });

  it('is a shape that was not foreseen where it is no error of connectors', () => {
    const failure = {
      code: 'BAD_SHAPE',
      message: 'the connector failed: x is undefined',
      retryAfterMs: null,
    };
    expect(failureOf(new TypeError('x is undefined'))).toEqual(failure);
    expect(failureOf('text').message).toBe('the connector failed: text');
  });

  it('is told in a thousand characters', () => {
    expect(failureOf(new ConnectorError('TIMEOUT', 'x'.repeat(1_000))).message).toBe('x'.repeat(1_000));
    expect(failureOf(new ConnectorError('TIMEOUT', 'x'.repeat(1_001))).message).toBe(`${'x'.repeat(1_000)}…`);
  });
});
