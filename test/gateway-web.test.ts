import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createGateway } from '../src/gateway.ts';
import { aGatewayConfig } from './support/demo-config.ts';

const nobody = { cities: [], portals: [] };

describe('listening', () => {
  it('names the address and what to do when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const gateway = await createGateway(aGatewayConfig(nobody));
    await expect(gateway.listen({ host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      facts: { hint: expect.stringContaining('--port') },
    });
    await gateway.close();
    await new Promise((resolve) => other.close(resolve));
  });

  it('ends with the gateway, even when a client keeps its connection', async () => {
    const gateway = await createGateway(aGatewayConfig(nobody));
    const { url } = await gateway.listen({ host: '127.0.0.1', port: 0 });
    const response = await fetch(new URL('health', url), { headers: { connection: 'keep-alive' } });
    expect(response.status).toBe(200);
    await response.text();
    await gateway.close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
