/** The promises of the demo: every verdict there is, each for the reason that stands in its plan. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayConfig, readSettings } from '../../../src/config/settings.ts';
import type { CommitmentBook } from '../../../src/domain/commitments/book.ts';
import type { CommitmentVerdict } from '../../../src/domain/commitments/evaluation.ts';
import { createGateway, type Gateway } from '../../../src/gateway.ts';
import { aFolder, projectRoot } from '../../support/cli-world.ts';
import { bookOfFolder } from '../../support/commitment-folder.ts';
import { startDemoPortals, type DemoPortals } from '../../twins/demo.ts';

const FOLDER = join(projectRoot, 'registry/demo/commitments');

interface Answer {
  readonly slug: string;
  readonly computed: Pick<CommitmentVerdict, 'state' | 'reason' | 'flags' | 'explanation'> & {
    readonly additional: boolean | null;
  };
  readonly agreement: string;
  readonly milestones: readonly { readonly computed: Pick<CommitmentVerdict, 'state'> | null }[];
}

describe('the promises of the demo', () => {
  const folder = aFolder();
  let portals: DemoPortals;
  let gateway: Gateway;
  let book: CommitmentBook;
  let answers: ReadonlyMap<string, Answer> = new Map();

  beforeAll(async () => {
    portals = await startDemoPortals({ now: () => new Date() });
    book = bookOfFolder(FOLDER, portals.registry);
    const reading = readSettings({
      ...{
        options: {},
        env: {},
        file: null,
        cwd: folder.path,
        shippedRegistry: join(projectRoot, 'registry'),
      },
    });
    if ('problems' in reading) throw new Error(reading.problems.join('\n'));
    gateway = await createGateway({
      ...gatewayConfig(reading.settings, portals.registry, 'silent'),
      ...{ commitments: book, store: ':memory:', contact: 'test', allowLoopback: true },
    });
    for (const { slug } of portals.registry.portals) await gateway.harvester.harvest(slug, { full: true });
    const query = `{ commitments(first: 100) { nodes { slug agreement
      computed { state reason flags additional explanation } milestones { computed { state } } } } }`;
    const { data, errors } = await gateway.execute({ query });
    expect(errors).toBeUndefined();
    const { nodes } = (data as { commitments: { nodes: readonly Answer[] } }).commitments;
    answers = new Map(nodes.map((one) => [one.slug, one]));
  }, 180_000);
  afterAll(async () => {
    await gateway?.close();
    await portals?.close();
    folder.remove();
  });

  it.each([
    ['alder-bay-trees', 'FULFILLED', null, 'AGREE'],
    ['alder-bay-meters', 'STALE', null, 'SELF_HIGHER'],
    ['alder-bay-closures', 'PARTIAL', null, 'COMPUTED_HIGHER'],
    ['alder-bay-use-of-force', 'NOT_FOUND', 'NO_CANDIDATE', 'SELF_HIGHER'],
    ['alder-bay-requests', 'UNVERIFIABLE', null, 'NOT_COMPARABLE'],
    ['alder-bay-province', 'UNVERIFIABLE', 'NO_RULE', 'NOT_COMPARABLE'],
    ['puerto-alameda-reclamos', 'FULFILLED', null, 'COMPUTED_HIGHER'],
    ['puerto-alameda-licencias', 'PARTIAL', null, 'NOT_COMPARABLE'],
    ['puerto-alameda-mesa', 'UNVERIFIABLE', 'NO_ATTESTATION', 'NOT_COMPARABLE'],
    ['puerto-alameda-turismo', 'PARTIAL', 'ONLY_1_OF_3', 'AGREE'],
    ['kestrel-falls-crashes', 'FULFILLED', null, 'NOT_COMPARABLE'],
    ['kestrel-falls-pinned', 'NOT_FOUND', 'PIN_MISSING', 'AGREE'],
    ['kestrel-falls-officer', 'UNVERIFIABLE', 'NO_ATTESTATION', 'NOT_COMPARABLE'],
    ['sankt-brunnen-parken', 'STALE', null, 'AGREE'],
    ['sankt-brunnen-haushalt', 'PARTIAL', null, 'NOT_COMPARABLE'],
    ['sankt-brunnen-leitfaden', 'UNVERIFIABLE', 'NO_RULE', 'NOT_COMPARABLE'],
  ] as const)('%s is %s (%s), and beside what the city says %s', (slug, state, reason, agreement) => {
    const { computed, agreement: found } = answers.get(slug) ?? {};
    expect({ state: computed?.state, reason: computed?.reason, agreement: found }).toEqual({
      ...{ state, reason, agreement },
    });
    expect(computed?.explanation.join(' ') ?? '').not.toBe('');
  });

  it('are all judged, none left out', () => {
    expect([...answers.keys()].toSorted()).toEqual(book.commitments.map(({ id }) => id).toSorted());
  });

  it('tell data that stood there before the promise from what it brought', () => {
    expect(answers.get('puerto-alameda-reclamos')?.computed.flags).toContain('BACKDATED');
    expect(answers.get('puerto-alameda-reclamos')?.computed.additional).toBe(false);
  });

  it('say of each why it is so', () => {
    const said = (slug: string): string => answers.get(slug)?.computed.explanation.join(' ') ?? '';
    expect(said('alder-bay-meters')).toMatch(/2 of 3 checks passed for “Parking meters”.*recent data/);
    expect(said('alder-bay-closures')).toMatch(/“Road closures”.*licence/);
    expect(said('alder-bay-requests')).toMatch(/“311 service requests”.*not known/);
    expect(said('sankt-brunnen-haushalt')).toMatch(/“Haushaltsplan”.*licence/);
  });

  it('have steps that are judged by themselves', () => {
    const states = answers.get('alder-bay-trees')?.milestones.map(({ computed }) => computed?.state);
    expect(states).toEqual(['FULFILLED', 'FULFILLED']);
  });

  it('are labelled as invented, with every kind of record', () => {
    for (const { id, provenance } of book.plans)
      expect([id, provenance.note]).toEqual([id, expect.stringMatching(/Invented/)]);
    const { declarations, rounds, partners, committees, signatories, updates, assessments } = book;
    for (const records of [declarations, rounds, partners, committees, signatories, updates, assessments])
      expect(records.length).toBeGreaterThan(0);
    expect(book.plans.flatMap(({ consultation }) => consultation ?? []).length).toBeGreaterThan(1);
  });
});
