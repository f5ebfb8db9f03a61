/** Measured: the gateway as it serves rows, in a process of its own. */
import { toGlobalId } from '../../src/domain/ids.ts';
import { createGateway } from '../../src/gateway.ts';
import { LARGE_DATASET, LARGE_TABLE, largeTablePortal } from '../../test/twins/large-table.ts';
import { report, serveParent, readTask } from '../child.ts';
import { gatewayConfig } from '../config.ts';

export interface RowsGatewayTask {
  readonly url: string;
  readonly store: string;
}
export interface RowsGatewayReady {
  readonly url: string;
  /** Global id of the table. */
  readonly table: string;
}

const { url, store } = await readTask<RowsGatewayTask>();
const gateway = await createGateway(gatewayConfig({ cities: [], portals: [largeTablePortal(url)] }, store));
await gateway.harvester.harvest('alder-bay', { full: true });
const listening = await gateway.listen({ host: '127.0.0.1', port: 0 });
serveParent(
  () => null,
  () => gateway.close(),
);
const ready: RowsGatewayReady = {
  url: `${listening.url}graphql`,
  table: toGlobalId({
    type: 'Table',
    portal: 'alder-bay',
    localId: LARGE_DATASET,
    table: `api:${LARGE_TABLE}`,
  }),
};
report(ready);
