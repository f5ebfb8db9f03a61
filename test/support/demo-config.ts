/** Settings of a gateway over the demo's portals. */
import type { Registry } from '../../src/domain/registry.ts';
import type { GatewayConfig } from '../../src/gateway.ts';

export function aGatewayConfig(registry: Registry, given: Partial<GatewayConfig> = {}): GatewayConfig {
  return {
    store: ':memory:',
    cache: 'memory:',
    registry,
    connectors: [],
    contact: 'https://example.org/contact',
    adminToken: null,
    parallelPortals: 4,
    harvestIntervalMs: 86_400_000,
    fullWalkIntervalMs: 604_800_000,
    requestDeadlineMs: 60_000,
    logLevel: 'silent',
    allowLoopback: true,
    ...given,
  };
}
