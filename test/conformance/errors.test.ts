import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { saidOf } from './messages.ts';
import { conduct } from './saboteurs/conduct.ts';
import { list, source } from './saboteurs/sabotage.ts';

function of(id: string): Promise<string> {
  return saidOf(id, conduct[id]);
}

describe('the checks of errors', () => {
  it('quote the message that says nothing', async () => {
    expect(await of('errors/bad-shape-is-named')).toContain('does not say what was expected: bad answer');
  });

  it('name the field of an answer that broke the connector', async () => {
    expect(await of('errors/hostile-answers')).toMatch(/\$\.result\.count = true: .*TypeError/);
  });

  it('say what a code became, and when', async () => {
    expect(await of('errors/upstream-passes-through')).toMatch(
      /^on the first request: RATE_LIMITED became ConnectorError UPSTREAM_FAILED/,
    );
  });

  it('catch a Retry-After that is lost', async () => {
    const careless = list(async function* (pages) {
      try {
        yield* pages();
      } catch (error) {
        throw error instanceof ConnectorError ? new ConnectorError(error.code, error.message) : error;
      }
    });
    expect(await saidOf('errors/upstream-passes-through', careless)).toContain(
      'retryAfterMs: expected 7000, got undefined',
    );
  });

  it('catch a failing portal whose datasets are told to be gone', async () => {
    const grim = source(({ get }) => ({
      get: async (ids, call) =>
        ((await get?.(ids, call)) ?? []).map((answer) => (answer instanceof ConnectorError ? null : answer)),
    }));
    expect(await saidOf('errors/upstream-passes-through', grim)).toContain('while reading by id');
    expect(await saidOf('errors/error-inside-200', grim)).toContain('reading by id');
  });

  it('catch a get that throws where it should answer', async () => {
    const thrower = source(({ get }) => ({
      get: async (ids, call) => {
        const answers = (await get?.(ids, call)) ?? [];
        for (const answer of answers) if (answer instanceof ConnectorError) throw answer;
        return answers;
      },
    }));
    expect(await saidOf('errors/upstream-passes-through', thrower)).toContain('expected it as a value');
  });

  it('say that an error was taken for a page', async () => {
    expect(await of('errors/error-inside-200')).toContain('taken for a page');
  });
});
