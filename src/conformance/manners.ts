/** manners/: how a connector behaves towards the portal and the gateway. */
import { demand, type Check, type Subject } from './check.ts';
import { getAll } from './resuming.ts';
import { readBatches } from './rows-table.ts';
import { withoutNetwork } from './traps.ts';
import { aCall, configOf, mapped, open, walk, type Opened } from './walks.ts';
import { watch, type Asked } from './watch.ts';

/** A probe, a walk, a reading by id, a mapping and rows. */
async function useAll(subject: Subject): Promise<Opened> {
  await subject.connector.probe(subject.address, watch(subject.portal()), aCall()).catch(() => null);
  const opened = open(subject);
  const { pages } = await walk(opened, { pageSize: subject.pageSizes.small });
  await getAll(opened, [...subject.samples, subject.unknownId]).catch(() => null);
  const record = pages[0]?.records[0];
  if (record !== undefined) mapped(subject, record);
  await useRows(subject, opened);
  return opened;
}

/** A description, a reading, and a count and a group where there are any. */
async function useRows({ table }: Subject, { portal }: Opened): Promise<void> {
  const { rows: source } = portal;
  if (table === null || source === undefined) return;
  const [schema] = await source.describe([table.ref], aCall()).catch(() => []);
  if (schema === null || schema === undefined || schema instanceof Error) return;
  await readBatches({ source, schema });
  const { count, aggregate } = schema.capabilities;
  if (count !== 'none') await source.count?.(schema, null, aCall()).catch(() => null);
  const measures = [{ as: 'n', fn: 'count', column: null }] as const;
  const query = { where: null, groupBy: [], measures, limit: 1 };
  if (aggregate !== null) await source.aggregate?.(schema, query, aCall()).catch(() => null);
}

function declaredHosts(subject: Subject): ReadonlySet<string> {
  const values: readonly unknown[] = Object.values(configOf(subject));
  const own = values.flatMap((value) => (value instanceof URL ? [value.host] : []));
  return new Set([...own, ...subject.hosts]);
}

function textOf({ method, url, sent }: Asked): string {
  return `${method} ${url}${sent === null ? '' : ` ${JSON.stringify(sent)}`}`;
}

async function checkSameRequests(subject: Subject): Promise<void> {
  const [first, second] = [await useAll(subject), await useAll(subject)];
  const [before, after] = [first.http.asked.map(textOf), second.http.asked.map(textOf)];
  const index = Math.max(before.length, after.length);
  const at = Array.from({ length: index }, (_, i) => i).find((i) => before[i] !== after[i]);
  if (at === undefined) return;
  const [one, other] = [before[at] ?? 'nothing', after[at] ?? 'nothing'];
  demand(false, `request ${at + 1}: first ${one}, the second time ${other}`);
}

export const mannersChecks: readonly Check[] = [
  {
    id: 'manners/only-via-http',
    promise: 'Everything it asks goes through the Http it is given: limits, guards and tapes are there.',
    async run(subject) {
      const used = await withoutNetwork(async () => {
        await useAll(subject);
      });
      demand(used.length === 0, `it called ${used.join(', ')}`);
    },
  },
  {
    id: 'manners/stays-on-declared-hosts',
    promise: 'It asks only hosts that its settings name.',
    async run(subject) {
      const hosts = declaredHosts(subject);
      const { http } = await useAll(subject);
      const strange = http.asked.map(({ url }) => new URL(url).host).find((host) => !hosts.has(host));
      demand(strange === undefined, `it asked ${strange ?? ''}; declared: ${[...hosts].join(', ')}`);
    },
  },
  {
    id: 'manners/same-requests-twice',
    promise: 'The same walk sends the same requests, so that caches and tapes work.',
    run: checkSameRequests,
  },
];
