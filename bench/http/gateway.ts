/** Measured: the gateway as it serves, over the store of the search benchmark. */
import type { PortalEntry } from '../../src/domain/registry.ts';
import { createGateway } from '../../src/gateway.ts';
import { report, serveParent, readTask } from '../child.ts';
import { gatewayConfig } from '../config.ts';
import { serverUsage } from './usage.ts';

export interface GatewayTask {
  readonly store: string;
  readonly portals: readonly PortalEntry[];
}

const { store, portals } = await readTask<GatewayTask>();
const gateway = await createGateway(gatewayConfig({ cities: [], portals }, store));
const { url } = await gateway.listen({ host: '127.0.0.1', port: 0 });
serveParent(serverUsage, () => gateway.close());
report({ url: `${url}graphql` });
