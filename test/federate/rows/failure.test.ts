import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import { GatewayError } from '../../../src/domain/errors.ts';
import { failureOf, SourceTrouble, stopOf, troubleBehind } from '../../../src/federate/rows/failure.ts';

const failure = { code: 'TIMEOUT', message: 'slow', retryAfterMs: null } as const;

describe('failures of sources', () => {
  it('keep the code and the pause that the portal asked for', () => {
    const error = new ConnectorError('RATE_LIMITED', 'slow down', { retryAfterMs: 9 });
    expect(failureOf(error)).toEqual({ code: 'RATE_LIMITED', message: 'slow down', retryAfterMs: 9 });
    expect(failureOf(new SourceTrouble(failure, 'skipped'))).toBe(failure);
  });

  it('are of a shape that was not foreseen where they are anything else, and never long', () => {
    expect(failureOf(new TypeError('x is undefined'))).toMatchObject({
      code: 'BAD_SHAPE',
      message: expect.stringContaining('x is undefined'),
    });
    expect(failureOf('text').message).toBe('the connector failed: text');
    expect(failureOf(new Error('x'.repeat(5_000))).message.length).toBe(1_001);
  });

  it('say their code where the cache looks for it', () => {
    expect(new SourceTrouble(failure, 'given-up')).toMatchObject({ code: 'ABORTED' });
  });

  it('tell a deadline from giving up', () => {
    expect(stopOf(new DOMException('late', 'TimeoutError')).code).toBe('TIMEOUT');
    expect(stopOf(new DOMException('gone', 'AbortError')).code).toBe('ABORTED');
    expect(stopOf(undefined).code).toBe('ABORTED');
    const own = new ConnectorError('TIMEOUT', 'ours');
    expect(stopOf(own)).toBe(own);
  });

  it('are not our own mistakes', () => {
    expect(troubleBehind(new TypeError('ours'))).toBeNull();
    expect(troubleBehind(new GatewayError('TOO_LARGE', 'ours'))).toBeNull();
    expect(troubleBehind(new ConnectorError('UNSUPPORTED', 'theirs'))).toMatchObject({
      failure: { code: 'UNSUPPORTED' },
      kind: 'failed',
    });
  });
});
