import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/cli/failure.ts';
import { Stopped } from '../../src/cli/stopping.ts';
import { CliError } from '../../src/cli/world.ts';
import { ConnectorError } from '../../src/connector/errors.ts';
import { GatewayError } from '../../src/domain/errors.ts';

const system = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

describe('an error on the command line', () => {
  it.each([
    [new CliError(2, 'wrong', 'do this'), 2, ['Error: wrong', 'do this']],
    [new GatewayError('BAD_CONFIG', 'wrong', { hint: 'do this' }), 2, ['Error: wrong', 'do this']],
    [new GatewayError('STORE_NEWER', 'newer'), 1, ['Error: newer']],
    [new GatewayError('UPSTREAM_FAILED', 'down'), 3, ['Error: down']],
    [new Stopped(), 1, ['Stopped.']],
    [new ConnectorError('BAD_CONFIG', 'no module'), 2, ['Error: no module']],
    [new ConnectorError('UNREACHABLE', 'down'), 3, ['Error: down', 'Try again later.']],
    [system('EACCES'), 1, ['Error: EACCES: no', 'Allow it, or choose another place with --data-dir.']],
  ])('of a person or the world has no stack: %s', (error, exitCode, lines) => {
    expect(failureOf(error)).toEqual({ exitCode, lines });
  });

  it('never lets a portal write to the terminal through a message', () => {
    const { lines } = failureOf(new GatewayError('UPSTREAM_FAILED', 'said \u001b[2Jgone\n  indented'));
    expect(lines).toEqual(['Error: said [2Jgone', '  indented']);
  });

  it('of ours has its stack, so that it can be reported', () => {
    const { exitCode, lines } = failureOf(new TypeError('x is not a function'));
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toMatch(/TypeError: x is not a function\n\s+at [\s\S]*please report it\.$/);
    expect(failureOf('thrown text').lines[0]).toBe('thrown text');
  });
});
