import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCommitmentBench } from '../../support/commitment-graph.ts';
import { createBench, dataOf } from '../../support/graph.ts';

interface Declared {
  readonly declaration: {
    readonly goals: readonly string[];
    readonly pledges: readonly { readonly text: string; readonly textSha256: string }[];
  };
}

describe('the partnership', () => {
  it('is told word for word, also where no book of commitments is given', async () => {
    const query = '{ declaration { id title goals pledges { id number text textSha256 } } rounds { id } }';
    const data = dataOf<Declared>(await createBench().ask(query));
    const { declaration } = data;
    expect(declaration.goals).toHaveLength(4);
    expect(declaration.pledges).toHaveLength(5);
    for (const { text, textSha256 } of declaration.pledges)
      expect(createHash('sha256').update(text).digest('hex')).toBe(textSha256);
    expect(data).toMatchObject({ declaration: { id: 'ogip-2012' }, rounds: [] });
  });

  it('has four themes with twelve kinds of action', async () => {
    const { themes } = dataOf<{
      themes: readonly {
        readonly code: string;
        readonly actionTypes: readonly { readonly code: string }[];
      }[];
    }>(await createBench().ask('{ themes { code title actionTypes { code title slug } } }'));
    expect(themes.map(({ code }) => code)).toEqual(['T1', 'T2', 'T3', 'T4']);
    expect(themes.flatMap(({ actionTypes }) => actionTypes)).toHaveLength(12);
    expect(themes[0]?.actionTypes[1]).toEqual({
      ...{ code: 'T1.2', slug: 'open-data-proactive-disclosure' },
      title: 'Promote open data, proactive disclosure',
    });
  });

  it('has signatories with their evidence, rounds with their plans, and who steers it', async () => {
    const bench = await createCommitmentBench();
    const query = `{
      declaration {
        signatories { city { slug } signedOn status evidence signerName round { label } source { urls } }
        steeringCommittees { scope members { organisation role from } meetings { date minutesUrl } }
      }
      rounds { id number announcedOn event state actionPlans { slug } }
      city(slug: "springfield") { signatories { signerRole } }
    }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      declaration: {
        signatories: [
          {
            ...{ city: { slug: 'springfield' }, signedOn: '2013-01-01', status: 'SIGNED' },
            ...{ evidence: ['https://news.example.org/1'], signerName: 'M. Quimby' },
            ...{ round: { label: 'Round 1' }, source: { urls: ['https://law.example.org/11'] } },
          },
        ],
        steeringCommittees: [
          {
            scope: 'The partnership',
            members: [{ organisation: 'San Francisco', role: 'CHAIR', from: '2012' }],
            meetings: [{ date: '2013-01', minutesUrl: null }],
          },
        ],
      },
      rounds: [
        {
          ...{ id: 'R1', number: 1, announcedOn: '2013-01', event: null, state: 'CLOSED' },
          actionPlans: [{ slug: 'plan-1' }],
        },
        {
          ...{ id: 'R2', number: 2, announcedOn: '2013-06', event: 'annual meeting', state: 'CLOSED' },
          actionPlans: [],
        },
      ],
      city: { signatories: [{ signerRole: 'Mayor' }] },
    });
  });

  it('has partners with what each does, also for what left the registry', async () => {
    const bench = await createCommitmentBench();
    const query = '{ partners { totalCount nodes { id name kind roles { role commitment { slug } } } } }';
    expect(dataOf(await bench.ask(query))).toEqual({
      partners: {
        totalCount: 1,
        nodes: [
          {
            ...{ id: 'code-brigade', name: 'Code Brigade', kind: 'BRIGADE' },
            roles: [
              { role: 'MONITOR', commitment: { slug: 'permits' } },
              { role: 'USER', commitment: null },
            ],
          },
        ],
      },
    });
  });
});
