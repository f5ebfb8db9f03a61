import { describe, expect, it } from 'vitest';
import { createCache } from '../../src/cache/keyv.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { startRespServer } from '../support/resp-server.ts';
import { describeCache } from './contract.ts';

const log = createQuietLog();

describeCache('the cache in memory', async (clock) => ({
  cache: await createCache({ url: 'memory:', clock, log }),
  dispose: async () => undefined,
}));

for (const scheme of ['redis', 'valkey']) {
  describeCache(`the cache in a ${scheme} server`, async (clock) => {
    const server = await startRespServer();
    const cache = await createCache({ url: `${scheme}://${server.address}`, clock, log });
    return { cache, dispose: () => server.close() };
  });
}

describe('opening a cache', () => {
  const clock = createFakeClock();

  it('says which package to install when the adapter is missing', async () => {
    const importModule = async (name: string): Promise<never> => {
      throw new Error(`Cannot find package '${name}'`);
    };
    await expect(createCache({ url: 'valkey://localhost', clock, log, importModule })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      facts: { hint: 'Install it: npm install @keyv/valkey' },
    });
  });

  it('refuses a package that holds no adapter', async () => {
    const importModule = async (): Promise<unknown> => ({ notDefault: 1 });
    await expect(createCache({ url: 'redis://localhost', clock, log, importModule })).rejects.toThrow(
      '@keyv/redis exports no adapter',
    );
  });

  it.each(['', 'memory', 'postgres://x', 'javascript:alert(1)'])('refuses the address %j', async (url) => {
    await expect(createCache({ url, clock, log })).rejects.toMatchObject({ code: 'BAD_CONFIG' });
  });

  it('loads no adapter for a cache in memory', async () => {
    const importModule = async (): Promise<never> => {
      throw new Error('imported');
    };
    const cache = await createCache({ url: 'memory:', clock, log, importModule });
    await cache.close();
  });
});
