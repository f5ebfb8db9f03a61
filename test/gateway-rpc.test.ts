import { describe, expect, it } from 'vitest';
import { GatewayError } from '../src/domain/errors.ts';
import { errorOf, reasonOf } from '../src/gateway-rpc.ts';

describe('errors between threads', () => {
  it('keep their code, facts and words', () => {
    const error = new GatewayError('BUSY', 'It is being harvested.', {
      portal: 'alder-bay',
      retryAfterMs: 500,
      hint: 'Wait.',
    });
    const again = errorOf(structuredClone(reasonOf(error)));
    expect(again).toBeInstanceOf(GatewayError);
    expect(again).toMatchObject({ code: 'BUSY', message: error.message });
    expect(again).toMatchObject({ facts: { portal: 'alder-bay', retryAfterMs: 500, hint: 'Wait.' } });
  });

  it('stay faults, with the stack of where they happened, when they are none of ours', () => {
    const fault = new TypeError('x is not a function');
    const again = errorOf(structuredClone(reasonOf(fault)));
    expect(again).not.toBeInstanceOf(GatewayError);
    expect(again.message).toBe('x is not a function');
    expect(again.stack).toBe(fault.stack);
    expect(errorOf(reasonOf('thrown text')).message).toBe('thrown text');
  });
});
