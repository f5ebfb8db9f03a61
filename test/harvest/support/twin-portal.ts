/** Twins of real platforms under the churn: the list is changed behind the vendor's own protocol. */
import ckan from '../../../connectors/ckan/index.ts';
import socrata from '../../../connectors/socrata/index.ts';
import { admitConnector, type Connector, type Json } from '../../../src/connector/index.ts';
import { createMemoryStore } from '../../../src/store/memory/store.ts';
import { aPackage } from '../../connectors/ckan/portal.ts';
import { aResult, DOMAIN } from '../../connectors/socrata/support.ts';
import { twinHttp } from '../../support/twin-http.ts';
import { createCkanTwin } from '../../twins/ckan.ts';
import { createSocrataTwin } from '../../twins/socrata.ts';
import type { Twin } from '../../twins/twin.ts';
import type { Stage } from './churn.ts';
import { anEntry, aWorld, noHttp } from './harvest-world.ts';
import type { Item } from './moving-portal.ts';
import type { Moving } from './promises.ts';

interface Controls {
  readonly insert: (item: Item) => void;
  readonly update: (item: Item) => void;
  readonly remove: (id: string) => void;
}

/** Keeps the twin's catalogue equal to `items`. */
class TwinPortal implements Moving {
  readonly options: Moving['options'];
  beforePage: (page: number) => void = () => {};
  repeats = false;
  #items: readonly Item[] = [];
  readonly #controls: Controls;
  constructor(paging: 'keyset' | 'offset', controls: Controls) {
    this.options = { paging };
    this.#controls = controls;
  }

  get items(): readonly Item[] {
    return this.#items;
  }
  set items(next: readonly Item[]) {
    const before = new Map(this.#items.map((item) => [item.id, item]));
    const after = new Set(next.map(({ id }) => id));
    for (const id of before.keys()) if (!after.has(id)) this.#controls.remove(id);
    for (const item of next) {
      const known = before.get(item.id);
      if (known === undefined) this.#controls.insert(item);
      else if (known.title !== item.title) this.#controls.update(item);
    }
    this.#items = next;
  }
  remove(id: string): void {
    this.items = this.#items.filter((item) => item.id !== id);
  }
}

function stage(
  portal: Moving,
  twin: Twin,
  connector: Connector,
  config: Readonly<Record<string, Json>>,
): Stage {
  const http = twinHttp(twin);
  const entry = anEntry({ platform: connector.manifest.id, config });
  const small = smallPages(connector);
  const { harvester, store } = aWorld(small, {
    store: createMemoryStore(),
    http: { ...noHttp(), open: () => http },
    registry: { cities: [], portals: [entry] },
  });
  return { portal, harvester, store };
}

/** Pages of a few records, so that a small catalogue has many. */
function smallPages(connector: Connector): Connector {
  return {
    ...connector,
    open: (config, context) => {
      const { capabilities, catalogue } = connector.open(config, context);
      const small = { ...capabilities.catalogue, maxPageSize: 5 };
      return { capabilities: { ...capabilities, catalogue: small }, catalogue };
    },
  };
}

export function ckanStage(rowsCap: number): Stage {
  const twin = createCkanTwin({ packages: [], profile: '2.10', rowsCap });
  const portal = new TwinPortal('keyset', {
    insert: ({ id, title }) => twin.insert(aPackage(0, { id, name: id, title })),
    update: ({ id, title }) => twin.update(id, { title }),
    remove: (id) => twin.remove(id),
  });
  twin.onRequest((_, index) => portal.beforePage(index));
  return stage(portal, twin, admitConnector(ckan, 'ckan'), {});
}

export function socrataStage(): Stage {
  const twin = createSocrataTwin({ domain: DOMAIN, results: [] });
  const portal = new TwinPortal('offset', {
    insert: ({ id, title }) => twin.insert(aResult({ id, resource: { name: title } })),
    update: ({ id, title }) => twin.update(id, { resource: { name: title } }),
    remove: (id) => twin.remove(id),
  });
  twin.onRequest = () => portal.beforePage(0);
  return stage(portal, twin, admitConnector(socrata, 'socrata'), { domain: DOMAIN });
}
