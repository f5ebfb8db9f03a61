import type { Registry } from '../src/domain/registry.ts';
import type { GatewayConfig } from '../src/gateway.ts';

/** A gateway as `serve` makes it, but silent and allowed to ask this machine. */
export function gatewayConfig(registry: Registry, store: string): GatewayConfig {
  return {
    store,
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
  };
}
