/** A portal in memory that a test can change while it is being walked. */
import {
  admitConnector,
  type CataloguePage,
  type CatalogueSource,
  type Connector,
  ConnectorError,
  type DatasetDraft,
  defineConnector,
  isJsonObject,
  type Json,
  type ListRequest,
  type Portal,
  type SourceRecord,
} from '../../../src/connector/index.ts';

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly landingPage?: string;
  /** How this one misbehaves: cannot be read in the list, cannot be mapped, is no dataset. */
  readonly odd?: 'rejected' | 'unmappable' | 'chart' | 'nameless';
}
export interface MovingOptions {
  /** `keyset`: by id, a page begins after the last id. `offset`: by position, which shifts when something changes. */
  readonly paging?: 'keyset' | 'offset';
  /** What is asked for, and what the server silently caps it to. */
  readonly maxPageSize?: number;
  readonly serverCap?: number;
  readonly total?: 'exact' | 'estimate' | 'none';
  readonly getMany?: number | null;
  readonly since?: 'none' | 'inclusive';
  readonly mapVersion?: number;
}

/** Its list of items is public: tests insert, delete and reorder at will. */
export class MovingPortal {
  items: Item[];
  readonly options: Required<MovingOptions>;
  /** Called before each page is made, with its number in this portal's life. */
  beforePage: (page: number) => void = () => {};
  /** Thrown instead of the next page when set; cleared by being thrown. */
  failNext: Error | null = null;
  /** The records of each page doubled inside it, as feeds with duplicate ids do. */
  repeats = false;
  requestedSince: (string | null)[] = [];
  resumedFrom: Json[] = [];
  pages = 0;
  /** Where the page that is being made begins; null: at the beginning. */
  position: Json = null;
  gets: (readonly string[])[] = [];
  probeAnswer: 'yes' | 'no' = 'yes';

  constructor(items: readonly Item[], options: MovingOptions = {}) {
    this.items = [...items];
    this.options = {
      paging: 'keyset',
      maxPageSize: 5,
      serverCap: options.maxPageSize ?? 5,
      total: 'exact',
      getMany: null,
      since: 'none',
      mapVersion: 1,
      ...options,
    };
  }

  remove(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
  }

  get connector(): Connector {
    return makeConnector(this);
  }

  page(after: Json, pageSize: number): CataloguePage {
    this.position = after;
    this.beforePage(this.pages);
    this.pages += 1;
    if (this.failNext !== null) {
      const failure = this.failNext;
      this.failNext = null;
      throw failure;
    }
    const size = Math.min(pageSize, this.options.serverCap);
    const { slice, next } =
      this.options.paging === 'keyset' ? this.#afterId(after, size) : this.#afterOffset(after, size);
    const shown = this.repeats ? [...slice, ...slice.slice(0, 2)] : slice;
    return { ...sorted(shown), gone: [], total: this.#total(), next };
  }

  #total(): CataloguePage['total'] {
    const { total } = this.options;
    return total === 'none' ? null : { value: this.items.length, precision: total };
  }

  #afterId(after: Json, size: number): { slice: readonly Item[]; next: Json } {
    const rest = this.items
      .filter(({ id }) => typeof after !== 'string' || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const slice = rest.slice(0, size);
    return { slice, next: rest.length > size ? (slice.at(-1)?.id ?? null) : null };
  }

  #afterOffset(after: Json, size: number): { slice: readonly Item[]; next: Json } {
    const offset = typeof after === 'number' ? after : 0;
    const slice = this.items.slice(offset, offset + size);
    return { slice, next: offset + size < this.items.length ? offset + size : null };
  }
}

function recordOf(item: Item): SourceRecord {
  return { localId: item.id, stamp: null, raw: { ...item } };
}

function sorted(items: readonly Item[]): Pick<CataloguePage, 'records' | 'rejected' | 'leftOut'> {
  const error = new ConnectorError('BAD_SHAPE', 'unreadable');
  const as = (odd: Item['odd']): readonly Item[] => items.filter((item) => item.odd === odd);
  return {
    records: [...as(undefined), ...as('unmappable')].map(recordOf),
    rejected: [
      ...as('rejected').map(({ id }) => ({ localId: id, error })),
      ...as('nameless').map(() => ({ localId: null, error })),
    ],
    leftOut: as('chart').map(({ id }) => ({ localId: id, reason: 'chart' })),
  };
}

function sourceOf(moving: MovingPortal): CatalogueSource {
  async function* list(request: ListRequest): AsyncGenerator<CataloguePage> {
    moving.requestedSince.push(request.since?.toISOString() ?? null);
    moving.resumedFrom.push(request.resume);
    let cursor = request.resume;
    for (;;) {
      const page = moving.page(cursor, request.pageSize);
      yield page;
      if (page.next === null) return;
      cursor = page.next;
    }
  }
  if (moving.options.getMany === null) return { list };
  return {
    list,
    async get(ids) {
      moving.gets.push(ids);
      return ids.map((id) => {
        const item = moving.items.find((one) => one.id === id);
        return item === undefined ? null : recordOf(item);
      });
    },
  };
}

function text(raw: Json, key: string): string | null {
  const value = isJsonObject(raw) ? raw[key] : undefined;
  return typeof value === 'string' ? value : null;
}

export function draftOf(record: SourceRecord): DatasetDraft {
  if (text(record.raw, 'odd') === 'unmappable') throw new ConnectorError('BAD_SHAPE', 'cannot be mapped');
  const publisher = text(record.raw, 'publisher');
  return {
    title: text(record.raw, 'title'),
    name: null,
    translations: {},
    description: null,
    identifier: null,
    iri: null,
    landingPage: text(record.raw, 'landingPage'),
    publisher: publisher === null ? null : { localId: null, name: publisher },
    contact: null,
    keywords: [],
    themes: [],
    language: [],
    issued: null,
    metadataModified: null,
    dataModified: null,
    updateFrequency: null,
    licence: null,
    accessRights: null,
    spatial: null,
    temporal: { interval: null, start: null, end: null },
    conformsTo: [],
    provenance: null,
    derivedFrom: [],
    columns: [],
    distributions: [],
  };
}

function makeConnector(moving: MovingPortal): Connector {
  const { options } = moving;
  const capabilities: Portal['capabilities'] = {
    catalogue: {
      since: options.since,
      order: options.paging === 'keyset' ? 'stable' : 'unspecified',
      maxPageSize: options.maxPageSize,
      getMany: options.getMany,
      count: options.total === 'exact' ? 'exact' : 'none',
    },
    rows: null,
  };
  const made = defineConnector({
    manifest: {
      id: 'moving',
      title: 'Moving portal',
      contract: 1,
      mapVersion: options.mapVersion,
      docs: 'https://docs.example.org',
      config: { url: { type: 'url', required: true, help: 'Address of the portal.' } },
      capabilities,
      observes: ['title', 'publisher', 'landingPage'],
      manners: { concurrency: 2, minIntervalMs: 0 },
    },
    async probe() {
      return moving.probeAnswer === 'no'
        ? { match: 'no', because: 'it answers as another platform' }
        : { match: 'yes', certainty: 'sure', because: 'it is', version: null, title: null, config: {} };
    },
    open: () => ({ capabilities, catalogue: sourceOf(moving) }),
    map: (record) =>
      options.mapVersion === 1
        ? draftOf(record)
        : { ...draftOf(record), description: `mapped by version ${options.mapVersion}` },
  });
  return admitConnector(made, 'the moving portal');
}
