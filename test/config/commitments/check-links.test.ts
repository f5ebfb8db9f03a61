import { describe, expect, it } from 'vitest';
import { deadLinkProblems, evidenceAddresses } from '../../../src/config/commitments/check-links.ts';
import {
  aBook,
  aCommitment,
  aDocumentRule,
  aMilestone,
  anUpdate,
} from '../../support/commitment-builders.ts';
import { aLinkFact } from '../../support/link-builders.ts';

const link = (url: string) => ({ url, title: null, archivedUrl: null, kind: 'PAGE' }) as const;
const plan = { file: 'plan.yaml', line: 7 };
const update = { file: 'update.yaml', line: 3 };
const base = aCommitment('a');
const book = aBook({
  commitments: [
    aCommitment('a', {
      provenance: { ...base.provenance, ...plan },
      evidence: [aDocumentRule('https://x.example/plan')],
      milestones: [aMilestone('a-1', { evidence: [aDocumentRule('https://x.example/step')] })],
    }),
  ],
  updates: [
    anUpdate('a', 'COMPLETE', {
      provenance: { ...base.provenance, ...update },
      evidenceLinks: [link('https://x.example/report')],
    }),
  ],
});
const addresses = evidenceAddresses(book);

describe('addresses of evidence', () => {
  it('are those of documents that rules name, of milestones too, and of status updates', () => {
    expect(addresses).toEqual([
      { url: 'https://x.example/plan', recordId: 'a', ...plan },
      { url: 'https://x.example/step', recordId: 'a', ...plan },
      { url: 'https://x.example/report', recordId: 'a-update', ...update },
    ]);
  });

  it('are told where they were found dead, with the reason and the day', () => {
    const dead = aLinkFact({
      state: 'FAIL',
      reason: 'GONE',
      status: 404,
      checkedAt: '2026-11-20T08:00:00.000Z',
    });
    const [problem, ...others] = deadLinkProblems(addresses, [null, null, dead]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'W-URL-01', severity: 'W', recordId: 'a-update', ...update });
    expect(problem?.message).toBe(
      'expected evidence that answers, got a dead address: https://x.example/report (GONE, checked 2026-11-20)',
    );
  });

  it('are not accused while nobody has checked them, or while it is not settled', () => {
    const open = aLinkFact({ state: 'UNKNOWN', reason: 'UNSTABLE' });
    expect(deadLinkProblems(addresses, [null, open, aLinkFact({ state: 'PASS', reason: null })])).toEqual([]);
  });
});
